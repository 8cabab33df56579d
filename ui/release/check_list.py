"""The list of checks: one row open in place, single keys for answers, nothing moves by itself."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from relapp.domain.vocabulary import CheckResult
from ui.kit import theme
from ui.release.check_editor import CheckEditor
from ui.release.check_rows import CheckGroup, CheckRow
from ui.release.check_tree import CheckTree
from ui.release.file_drop import FileDrop
from ui.release.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
_RESULT_KEYS = {
    Qt.Key.Key_1: CheckResult.PASS,
    Qt.Key.Key_2: CheckResult.FAIL,
    Qt.Key.Key_3: CheckResult.NOT_APPLICABLE,
    Qt.Key.Key_4: CheckResult.DEFERRED,
}
_COMMAND_KEYS = frozenset({*_RESULT_KEYS, Qt.Key.Key_0, Qt.Key.Key_N, Qt.Key.Key_E})


class CheckList(CheckTree):
    """Shows groups of checks and asks for what a person wants done; it writes nothing itself.

    Signals:
        answer_wanted: CheckRow, CheckResult, note.
        clear_wanted: CheckRow whose answer is to be taken back.
        note_wanted: CheckRow and its new note.
        evidence_wanted: CheckRow that gets a file or a link.
        files_dropped: CheckRow and paths.
        evidence_opened: the Evidence.
        evidence_removed: CheckRow and Evidence.
        refused: CheckRow that may not be answered from this desk.
    """

    answer_wanted = Signal(object, object, str)
    clear_wanted = Signal(object)
    note_wanted = Signal(object, str)
    evidence_wanted = Signal(object)
    files_dropped = Signal(object, list)
    evidence_opened = Signal(object)
    evidence_removed = Signal(object, object)
    refused = Signal(object)

    # The base sets the model, which already tells of a current row.
    _editor: CheckEditor | None = None

    def __init__(self, words: Words, me_id: int, parent: QWidget | None = None) -> None:
        super().__init__(words, me_id, parent)
        self.setObjectName("checks.list")
        self.setAccessibleName(self.tr("检查项"))
        self._words = words
        self._drafts: dict[str, str] = {}
        theme.notifier().changed.connect(self._on_theme_changed)

    def set_groups(self, groups: tuple[CheckGroup, ...]) -> None:
        """Show these groups; current row, typed note, folding and scrolling stay."""
        current, scrolled = self.current_id(), self.verticalScrollBar().value()
        self._keep_draft()
        if self.checks.set_groups(groups):
            self._refresh_editor()
            return
        self._editor = None
        self._delegate.set_open("")
        self._apply_folding()
        self.set_only_open(self._only_open)
        index = self.checks.index_of(current) if current else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
        self.verticalScrollBar().setValue(scrolled)

    def editor(self) -> CheckEditor | None:
        """Return the editor of the open row, None while no row is open."""
        return self._editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by single keys; the arrows go from check to check."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif not (plain and self._on_command(key)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the open row the height it needs at this width."""
        super().resizeEvent(event)
        self._fit_editor()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Open the new current row in place, keeping it where it is on screen."""
        super().currentChanged(current, previous)
        self._leave_editor()
        before = self.visualRect(current).top() if current.isValid() else 0
        self._close_editor(previous)
        self._open_editor(current)
        if current.isValid():
            self.executeDelayedItemsLayout()
            shift = self.visualRect(current).top() - before
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + shift)

    def _on_command(self, key: Qt.Key) -> bool:
        row = self.current_row()
        if key == Qt.Key.Key_U:
            self.next_open()
        elif row is None or key not in _COMMAND_KEYS:
            return False
        elif not row.editable or self._editor is None:
            self.refused.emit(row)
        else:
            self._act(row, self._editor, key)
        return True

    def _act(self, row: CheckRow, editor: CheckEditor, key: Qt.Key) -> None:
        result = _RESULT_KEYS.get(key)
        if result is CheckResult.DEFERRED and not row.may_defer:
            return
        if result is not None:
            editor.answer(result)
        elif key == Qt.Key.Key_N:
            editor.note_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == Qt.Key.Key_E:
            self.evidence_wanted.emit(row)
        elif row.answer is not None:
            self.clear_wanted.emit(row)

    def _open_editor(self, index: AnyIndex) -> None:
        row = self.checks.row(index)
        if row is None or not row.editable:
            return
        editor = CheckEditor(self._words, row, self.viewport())
        draft = self._drafts.pop(row.id, None)
        if draft is not None:
            editor.note_edit.setText(draft)
        editor.answered.connect(self._on_answered)
        editor.note_saved.connect(self._on_note_saved)
        editor.evidence_requested.connect(self._on_evidence_requested)
        editor.evidence_opened.connect(self.evidence_opened)
        editor.evidence_removed.connect(self._on_evidence_removed)
        editor.step_requested.connect(self._step)
        FileDrop(editor).dropped.connect(self._on_dropped)
        self._editor = editor
        self._delegate.set_open(row.id)
        self.setIndexWidget(index, editor)
        self._fit_editor()

    def _close_editor(self, index: AnyIndex) -> None:
        if self._editor is not None:
            self._delegate.set_open("")
            self._editor = None
            if index.isValid():
                self.setIndexWidget(index, None)  # type: ignore[arg-type]
                self.scheduleDelayedItemsLayout()

    def _refresh_editor(self) -> None:
        row = self.current_row()
        if self._editor is None:
            if row is not None and row.editable:
                self._open_editor(self.currentIndex())
        elif row is None or not row.editable:
            self._close_editor(self.currentIndex())
        else:
            self._editor.show_row(row)
            self._drafts.pop(row.id, None)
            self._fit_editor()

    def _fit_editor(self) -> None:
        if self._editor is None:
            return
        height = self._editor.fit(self.viewport().width())
        self._delegate.set_open(self._editor.row.id, height)
        self.scheduleDelayedItemsLayout()

    def _keep_draft(self) -> None:
        if self._editor is None:
            return
        note = self._editor.typed_note()
        if note is not None:
            self._drafts[self._editor.row.id] = note
        else:
            self._drafts.pop(self._editor.row.id, None)

    def _leave_editor(self) -> None:
        """Save a changed note of an answered check; keep what else was typed for coming back."""
        editor = self._editor
        note = editor.typed_note() if editor is not None else None
        if editor is not None and editor.row.answer is not None and note is not None:
            self.note_wanted.emit(editor.row, note)
        else:
            self._keep_draft()

    def _on_answered(self, result: CheckResult, note: str) -> None:
        if self._editor is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.answer_wanted.emit(self._editor.row, result, note)

    def _on_note_saved(self, note: str) -> None:
        if self._editor is not None:
            self.note_wanted.emit(self._editor.row, note)

    def _on_evidence_requested(self) -> None:
        if self._editor is not None:
            self.evidence_wanted.emit(self._editor.row)

    def _on_evidence_removed(self, evidence: object) -> None:
        if self._editor is not None:
            self.evidence_removed.emit(self._editor.row, evidence)

    def _on_dropped(self, paths: list[object], _place: object) -> None:
        if self._editor is not None:
            self.files_dropped.emit(self._editor.row, paths)

    def _on_theme_changed(self) -> None:
        index = self.currentIndex()
        self._keep_draft()
        self._close_editor(index)
        self._open_editor(index)
