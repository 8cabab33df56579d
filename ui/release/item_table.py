"""One table of the plan at this desk: every line is saved for itself as soon as it is complete."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.plan_item import ItemKind, PlanItem, PlanItemDraft, Value, faults
from relapp.domain.plan_paste import Names, Pasted, read_rows
from relapp.domain.text import Text
from relapp.errors import NotFound, RelappError, StaleRecord
from ui.kit import style, theme
from ui.kit.buttons import Button, IconButton
from ui.kit.labels import label
from ui.release.desk import ReleaseDesk
from ui.release.item_conflict import LineConflict
from ui.release.item_model import ItemModel
from ui.release.item_rows import Line, Lines, tidy
from ui.release.item_view import ItemView

_UNREAD = Text(
    "「{column}」读不懂「{found}」，请改填", "{column}: cannot read “{found}”; fill it in"
)


class ItemTable(QWidget):
    """Head with buttons, the lines, and below them what is not saved yet.

    Signals:
        edited: something typed here is not saved, or has been saved.
    """

    edited = Signal()

    def __init__(self, kind: ItemKind, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._desk = desk
        self._lines = Lines(kind)
        self._names: Names | None = None
        self.model = ItemModel(kind, self)
        title = desk.words.of(kind.name)
        self.view = ItemView(self.model, title, self)
        self.conflict = LineConflict(kind, self.model, self)
        self._build(title)
        self.model.typed.connect(self._on_typed)
        self.view.add_wanted.connect(self.add)
        self.view.remove_wanted.connect(self.remove)
        self.view.move_wanted.connect(self.move_line)
        self.view.clear_wanted.connect(self._clear_cell)
        self.view.paste_wanted.connect(self.paste)
        self.conflict.settled.connect(self._on_settled)

    def set_names(self, names: Names) -> None:
        """Take what names in pasted cells stand for."""
        self._names = names

    def reset(self) -> None:
        """Forget what was typed, as for another release."""
        self._lines.reset()
        self.conflict.hide()

    def follow(self, stored: Sequence[PlanItem], *, editable: bool) -> None:
        """Show what the database has; what is typed here stays."""
        self._lines.follow(stored)
        self.model.editable = editable
        for button in self._buttons:
            button.setEnabled(editable)
        self._show()
        self._save_ready()

    def unsaved(self) -> bool:
        """Tell whether something typed here would be lost."""
        return self._lines.unsaved()

    def add(self) -> None:
        """Begin a line and edit its first cell."""
        if self.model.editable:
            line = self._lines.add()
            self._show()
            self.view.edit_cell(line.key)

    def remove(self) -> None:
        """Take the selected lines out; each can be brought back."""
        rows = {index.row() for index in self.view.selectionModel().selectedIndexes()}
        keys = [row.key for place in sorted(rows) if (row := self.model.row(place)) is not None]
        if not self.model.editable:
            return
        for key in keys:
            line = self._lines.line(key)
            if line is None or line.sent is not None:
                continue
            if line.id:
                self._remove(line)
            else:
                self._lines.drop(key)
        self._show()

    def move_line(self, step: int) -> None:
        """Put the current line one place up or down."""
        row = self.model.row(self.view.currentIndex())
        line = self._lines.line(row.key) if row is not None else None
        if line is None or not line.id or not self.model.editable:
            return
        place = self._lines.place(line.key) + step
        if 1 <= place <= self.model.rowCount():
            desk = self._desk
            items = desk.services.plan_items
            desk.write(partial(items.move, desk.me, desk.release_id, line.id, place))

    def paste(self, text: str) -> None:
        """Add rows of a spreadsheet; those that lack something wait here to be completed."""
        if not self.model.editable or self._names is None:
            return
        rows = read_rows(self.kind, text, self._names)
        whole = [r for r in rows if not r.unread and not faults(self.kind, r.values)]
        for row in rows:
            if row not in whole:
                self._lines.add(row.values, self._unread(row))
        if whole:
            desk = self._desk
            drafts = [PlanItemDraft(self.kind.id, row.values) for row in whole]
            desk.write(
                partial(desk.services.plan_items.add, desk.me, desk.release_id, drafts),
                partial(self._on_pasted, len(whole)),
            )
        self._show()

    def _on_pasted(self, count: int, _changes: Changes) -> None:
        self._desk.announced.emit(self.tr("粘贴了 {count} 行").format(count=count))

    def _unread(self, row: Pasted) -> Text | None:
        for field_id, found in row.unread:
            return _UNREAD.format(column=self.kind.field(field_id).name, found=found)
        return None

    def _on_typed(self, key: int, field_id: str, value: Value) -> None:
        line = self._lines.line(key)
        if line is None:
            return
        line.values = tidy({**line.values, field_id: value})
        line.note = None
        line.held = line.held and self.conflict.isVisible()
        self._show()
        self._save_ready()

    def _clear_cell(self) -> None:
        index = self.view.currentIndex()
        if self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.model.setData(index, None)

    def _save_ready(self) -> None:
        for row in self._lines.rows():
            line = self._lines.line(row.key)
            if line is not None and self._lines.ready(line):
                self._save(line)
        self._show_state()

    def _save(self, line: Line) -> None:
        desk, sent = self._desk, dict(line.values)
        line.sent = sent
        items = desk.services.plan_items
        desk.write(
            partial(items.save, desk.me, desk.release_id, line.draft(self.kind)),
            partial(self._on_saved, line, sent),
            partial(self._on_refused, line),
        )

    def _on_saved(self, line: Line, sent: dict[str, Value], changes: Changes) -> None:
        if line.id:
            line.base, line.sent = sent, None
            line.version += 1 if changes else 0
        # A new line keeps `sent` until the database tells its key.
        self._show()
        self._save_ready()

    def _on_refused(self, line: Line, error: RelappError) -> bool:
        line.sent = None
        if isinstance(error, StaleRecord):
            theirs = error.details.get("theirs")
            if isinstance(theirs, PlanItem):
                self._take_or_offer(line, theirs)
        elif isinstance(error, NotFound) and error.code == "item.unknown":
            # Somebody removed it while it was typed in: it becomes a line of its own again.
            line.id, line.version, line.base = 0, 0, {}
            line.held = True
            self._offer(line, None)
        else:
            line.held = True
            self._show()
            return False
        self._desk.stale.emit()
        self._show()
        return True

    def _take_or_offer(self, line: Line, theirs: PlanItem) -> None:
        if dict(theirs.values) == line.base:
            # Only its place changed; nobody's words are in danger.
            line.version = theirs.version
            self._save_ready()
        else:
            self._offer(line, theirs)

    def _offer(self, line: Line, theirs: PlanItem | None) -> None:
        line.held = True
        self.conflict.tell_line(line, theirs, self._lines.place(line.key))

    def _on_settled(self, line: Line) -> None:
        if not line.id and not line.values:
            self._lines.drop(line.key)
        self._show()
        self._save_ready()

    def _remove(self, line: Line) -> None:
        desk, place = self._desk, self._lines.place(line.key)
        items = desk.services.plan_items
        kept = PlanItemDraft(self.kind.id, dict(line.base))
        desk.write(
            partial(items.remove, desk.me, desk.release_id, line.id, line.version),
            partial(self._on_removed, kept, place, line.key),
            partial(self._on_refused, line),
        )

    def _on_removed(self, kept: PlanItemDraft, place: int, key: int, _changes: Changes) -> None:
        self._lines.drop(key)
        self._show()
        said = self.tr("删除了「{table}」第 {place} 行").format(
            table=self._desk.words.of(self.kind.name), place=place
        )
        self._desk.undo_offered.emit(
            said, partial(self._bring_back, self._desk.release_id, kept, place)
        )

    def _bring_back(self, release_id: int, kept: PlanItemDraft, place: int) -> None:
        desk = self._desk
        desk.write(partial(desk.services.plan_items.save, desk.me, release_id, kept, place))

    def _show(self) -> None:
        self.model.set_rows(self._lines.rows(), editable=self.model.editable)
        self._show_state()
        self.edited.emit()

    def _show_state(self) -> None:
        rows = self._lines.rows()
        self._count.setText(str(len(rows)) if rows else self.tr("无"))
        said = [self._desk.words.of(row.said) for row in rows if row.said is not None]
        self._state.setText(said[0] if said else "")
        self._state.setVisible(bool(said))

    def _build(self, title: str) -> None:
        now = theme.current()
        head = QHBoxLayout()
        head.setSpacing(now.px(6))
        head.addWidget(label(title, "section", self))
        self._count = label("", "secondary", self, name=f"plan.count.{self.kind.id}")
        head.addWidget(self._count)
        head.addStretch(1)
        name = f"plan.add.{self.kind.id}"
        self.add_button = Button(self.tr("添加一行"), self, icon="plus", small=True, name=name)
        self.add_button.clicked.connect(self.add)
        self._buttons: list[QWidget] = [self.add_button]
        head.addWidget(self.add_button)
        for icon, words, slot in (
            ("arrow-up", self.tr("上移 Alt ↑"), partial(self.move_line, -1)),
            ("arrow-down", self.tr("下移 Alt ↓"), partial(self.move_line, 1)),
            ("trash", self.tr("删除 Delete"), self.remove),
        ):
            tool = IconButton(icon, words, self, name=f"plan.{icon}.{self.kind.id}")
            tool.clicked.connect(slot)
            self._buttons.append(tool)
            head.addWidget(tool)
        self._state = label("", "secondary", self, name=f"plan.unsaved.{self.kind.id}")
        style.restyle(self._state, tone="warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(4))
        column.addLayout(head)
        column.addWidget(self.conflict)
        column.addWidget(self.view)
        column.addWidget(self._state)
