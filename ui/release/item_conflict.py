"""Somebody else changed or removed the line that is typed in here: the person chooses."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.plan_item import ItemKind, PlanItem, Value
from ui.release.compare_dialog import CompareDialog
from ui.release.conflict import ConflictBanner
from ui.release.item_model import ItemModel
from ui.release.item_rows import Line


class LineConflict(ConflictBanner):
    """Offers one line as typed and as stored; what is chosen goes into the line.

    Signals:
        settled: the line, ready to be shown and saved; without values it was given up.
    """

    settled = Signal(object)

    def __init__(self, kind: ItemKind, model: ItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=f"plan.conflict.{kind.id}")
        self._kind = kind
        self._items = model

    def tell_line(self, line: Line, theirs: PlanItem | None, place: int) -> None:
        """Show the conflict; without `theirs` the stored line was removed."""
        if theirs is None:
            title = self.tr("第 {place} 行刚被别人删除").format(place=place)
        else:
            title = self.tr("{person} 刚改过第 {place} 行").format(
                person=theirs.person, place=place
            )
        self.offer(
            title,
            self.tr("你填的还在，还没保存。"),
            mine=partial(self._use_mine, line, theirs),
            theirs=partial(self._use_theirs, line, theirs),
            compare=partial(self._compare, line, theirs),
        )

    def _use_mine(self, line: Line, theirs: PlanItem | None) -> None:
        line.held = False
        if theirs is not None:
            line.version, line.base = theirs.version, dict(theirs.values)
        self.settled.emit(line)

    def _use_theirs(self, line: Line, theirs: PlanItem | None) -> None:
        line.held = False
        line.values = dict(theirs.values) if theirs is not None else {}
        line.base = dict(line.values)
        line.version = theirs.version if theirs is not None else 0
        self.settled.emit(line)

    def _compare(self, line: Line, theirs: PlanItem | None) -> None:
        other = theirs.values if theirs is not None else {}
        person = theirs.person if theirs is not None else ""
        CompareDialog.show_both(self, self._written(line.values), self._written(other), person)

    def _written(self, values: Mapping[str, Value]) -> str:
        words = self._items.words
        if words is None:
            return ""
        return "\n".join(
            f"{spec.name.of(words.language)}：{words.of(spec, values.get(spec.id))}"
            for spec in self._kind.fields
        )
