"""Frozen records and pure rules: standard library only, no input or output, no clock."""
