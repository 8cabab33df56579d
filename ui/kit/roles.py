"""Item data roles that every record model answers."""

from typing import Final

from PySide6.QtCore import Qt

RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The frozen record of the row."""
KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""What tells the record from others."""
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""The value the column sorts by."""
EXTRA_ROLE: Final = Qt.ItemDataRole.UserRole + 16
"""First number free for `Column.extra`."""
