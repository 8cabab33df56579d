"""The first minutes: language and look, where data lie, who sits here, which processes."""

from ui.first_run.actions import Examination, FirstRunActions, FirstRunChoice, NewDatabase
from ui.first_run.dialog import FirstRunDialog

__all__ = [
    "Examination",
    "FirstRunActions",
    "FirstRunChoice",
    "FirstRunDialog",
    "NewDatabase",
]
