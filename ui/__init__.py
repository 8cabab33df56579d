"""The window of the program: PySide6 widgets, no SQL and no rules."""
