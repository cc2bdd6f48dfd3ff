"""HTTP of health."""

from functions.health.schemas import Health
from shared.web import router_of
from shared.web.application import VERSION

router = router_of("health", audited=False)


@router.get("/health", operation_id="read_health")
def read_health() -> Health:
    """Whether the API answers. Public; touches no data."""
    return Health(status="healthy", version=VERSION, services={"api": "up"})
