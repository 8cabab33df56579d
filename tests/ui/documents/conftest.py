"""The furnished office, for tests of this page."""

from tests.ui.an_office import context, core, furnished, me

__all__ = ["context", "core", "furnished", "me"]
