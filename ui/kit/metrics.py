"""Lengths of the design in unscaled pixels; pass them through `Theme.px` before use."""

from typing import Final

RADIUS_BADGE: Final = 3
RADIUS: Final = 4
RADIUS_CARD: Final = 5
RADIUS_PANE: Final = 6

HEADER: Final = 38
GLANCE: Final = 66
FILTER_BAR: Final = 44
PAGE_HEAD: Final = 48
COLUMN_HEAD: Final = 34
TABLE_ROW: Final = 28
LIST_ROW: Final = 32
CHECK_ROW: Final = 38
CHECK_ROW_OPEN: Final = 112
RUN_STEP: Final = 30
RUN_PHASE: Final = 26
BUTTON: Final = 28
BUTTON_SMALL: Final = 24
INPUT: Final = 28
INPUT_DIALOG: Final = 30
BADGE: Final = 18
STATUS_BAR: Final = 24
STRIP: Final = 20
BAR: Final = 4

RAIL: Final = 56
INSPECTOR: Final = 330
INSPECTOR_MIN: Final = 280
INSPECTOR_MAX: Final = 480
SIDE_MIN: Final = 220
SIDE_MAX: Final = 300
COLUMN_MIN: Final = 160
WINDOW_MIN: Final = (1180, 720)
"""Smallest main window, width and height."""
OVERLAY_BELOW: Final = 1320
"""Window width below which the inspector lies over the page."""
FOLDED_COLUMN: Final = 40
"""Width of a board column folded to a strip."""
