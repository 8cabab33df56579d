"""The office whose ticks are verified."""

from tests.ui.release.conftest import office_at, prepared

__all__ = ["office_at", "prepared"]
