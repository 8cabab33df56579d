"""Whether a card may be put into a column, and the words that say so while it is dragged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relapp.domain.card import ReleaseCard
from relapp.domain.text import Text
from relapp.domain.vocabulary import BoardColumn
from relapp.wording import terms

if TYPE_CHECKING:
    from relapp.domain.definition import ProcessDefinition, Stage

COLUMNS: Final = tuple(BoardColumn)


@dataclass(frozen=True, slots=True)
class Move:
    """The answer to a wished move; `blocked` when conditions are missing, so a list can follow."""

    allowed: bool
    text: Text
    blocked: bool = False


def move(
    card: ReleaseCard, definition: ProcessDefinition | None, target: BoardColumn
) -> Move | None:
    """Tell whether a card may go to a column; None for the column it is in."""
    if target is card.column:
        return None
    if not card.live:
        return Move(False, Text("已经结束，不能再移动", "Already ended, cannot move"))
    if COLUMNS.index(target) < COLUMNS.index(card.column):
        return Move(
            False,
            Text("退回在审批页办理，写明原因", "Send back on the approval page, with a reason"),
        )
    following = definition.next_stage(card.stage) if definition else None
    return _onward(card, target, following)


def _onward(card: ReleaseCard, target: BoardColumn, following: Stage | None) -> Move:
    if following is None:
        return Move(False, Text("没有下一阶段", "There is no next stage"))
    if following.column is card.column:
        text = Text("先在本列进入「{s}」", "First enter “{s}” in this column")
        return Move(False, text.format(s=following.name))
    if following.column is not target:
        text = Text("一次只进一步，先到「{c}」", "One step at a time: “{c}” is next")
        return Move(False, text.format(c=terms.COLUMN[following.column]))
    return step(card, target)


def step(card: ReleaseCard, target: BoardColumn) -> Move:
    """Tell whether the conditions of the present stage let a card go on."""
    name = terms.COLUMN[target]
    if card.unmet:
        text = Text("差 {n} 项，不能进入「{c}」", "{n} missing, cannot enter {c}")
        return Move(False, text.format(n=card.unmet, c=name), blocked=True)
    return Move(True, Text("放到「{c}」", "Move to {c}").format(c=name))
