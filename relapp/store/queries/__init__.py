"""Selects that return domain records."""
