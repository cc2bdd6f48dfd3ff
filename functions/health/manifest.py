"""Whether the service is up, for monitors and for people."""

from shared.manifest import Access, EntryPoint, Manifest, Route

MANIFEST = Manifest(
    domain="health",
    entry_points=(
        EntryPoint(
            module="app",
            layers=("core", "web"),
            routes=(Route("/health", Access.PUBLIC, exact=True),),
        ),
    ),
)
