"""The one place that knows where the public sample data lies; tests skip where it is absent."""

from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[2] / "shared" / "data"


def shared_data(path: str) -> Path:
    """The file or folder of this name in the sample data; skips the test where it is not there."""
    found = _FOLDER / path
    if not found.exists():
        pytest.skip("the sample data is not on this machine")
    return found
