"""All releases of the sample that are on their way, in the order of the board."""

from relapp.sample.live_early import PLANNING, PREPARING
from relapp.sample.live_late import APPROVING, CONFIRMING, IMPLEMENTING

LIVE = (*PREPARING, *PLANNING, *APPROVING, *IMPLEMENTING, *CONFIRMING)
