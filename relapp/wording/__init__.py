"""Wording of enums, blockers, errors and events in both languages; pure, shared by all screens."""
