"""The furnished office, for tests of the inspector."""

from tests.ui.an_office import context, core, furnished, me

__all__ = ["context", "core", "furnished", "me"]
