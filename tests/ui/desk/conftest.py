"""The fixtures of a furnished office."""

from tests.ui.an_office import context, core, furnished, me

__all__ = ["context", "core", "furnished", "me"]
