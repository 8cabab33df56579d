"""The deliverables beside the checks: what is there, what is owed, upload by button or by drop."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.release import DeliverableFile
from relapp.services.views import ReleaseView
from ui.kit import keyboard_use, style, theme
from ui.kit.buttons import Button, LinkButton
from ui.kit.labels import label, rule
from ui.kit.list_model import RecordListModel
from ui.release.deliverable_delegate import DeliverableDelegate
from ui.release.deliverable_rows import DeliverableRow, deliverable_rows, required_counts
from ui.release.desk import ReleaseDesk
from ui.release.file_drop import FileDrop
from ui.release.files import FileDoor
from ui.release.panel import clear_layout

SHOWN_VERSIONS = 4


class DeliverablesPanel(QFrame):
    """A list with the versions of the selected document below it."""

    def __init__(self, desk: ReleaseDesk, door: FileDoor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deliverables")
        self.setProperty("surface", "pane")
        self._desk = desk
        self._words = desk.words
        self._door = door
        self.model: RecordListModel[DeliverableRow] = RecordListModel(
            text=lambda row: self._words.of(row.spec.name),
            key=lambda row: row.id,
            sentence=self._sentence,
            extra={int(Qt.ItemDataRole.ToolTipRole): self._tooltip},
            parent=self,
        )
        self.view = _List(self)
        self._delegate = DeliverableDelegate(self._words, self.view)
        self._build()

    def show_view(self, view: ReleaseView) -> None:
        """Show what the release owes and has."""
        rows = deliverable_rows(view, self._desk.me)
        self.model.set_records(rows)
        there, asked = required_counts(rows)
        self._count.setText(self.tr("必需 {there} / {asked}").format(there=there, asked=asked))
        style.restyle(self._count, tone="ok" if there == asked else None)
        if rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._show_details()

    def current(self) -> DeliverableRow | None:
        """Return the selected deliverable."""
        index = self.view.currentIndex()
        return self.model.record(index) if index.isValid() else None

    def go_to(self, deliverable_id: str) -> bool:
        """Select a deliverable; tell whether it is asked for."""
        index = self.model.index_of(deliverable_id)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return index.isValid()

    def upload(self, row: DeliverableRow, paths: list[Path]) -> None:
        """Keep files as the next versions of a deliverable, in the order given."""
        for path in paths:
            call = partial(
                self._desk.services.deliverables.add,
                self._desk.me,
                self._desk.release_id,
                row.id,
                path,
                "",
            )
            self._desk.write(call, partial(self._on_uploaded, row))

    def _on_uploaded(self, row: DeliverableRow, _changes: Changes) -> None:
        name = self._words.of(row.spec.name)
        self._desk.announced.emit(self.tr("已上传《{name}》").format(name=name))

    def _on_acted(self, row: DeliverableRow) -> None:
        if row.newest is not None:
            self._door.open_kept(row.newest.filename, row.newest.sha256)
        else:
            self._ask_and_upload(row)

    def _on_upload_clicked(self) -> None:
        row = self.current()
        if row is not None:
            self._ask_and_upload(row)

    def _on_open_clicked(self) -> None:
        row = self.current()
        if row is not None and row.newest is not None:
            self._door.open_kept(row.newest.filename, row.newest.sha256)

    def _on_save_clicked(self) -> None:
        row = self.current()
        if row is not None and row.newest is not None:
            self._door.save_as(self, row.newest.filename, row.newest.sha256)

    def _ask_and_upload(self, row: DeliverableRow) -> None:
        paths = self._door.ask_files(self)
        if paths:
            self.upload(row, paths)

    def _row_at(self, place: QPoint) -> DeliverableRow | None:
        index = self.view.indexAt(place)
        return self.model.record(index) if index.isValid() else None

    def _takes(self, place: QPoint) -> bool:
        row = self._row_at(place)
        return row is not None and row.refusal is None

    def _on_drag_moved(self, place: QPoint | None) -> None:
        row = self._row_at(place) if place is not None else None
        self._delegate.set_drop(row.id if row is not None else "")
        self.view.viewport().update()

    def _on_dropped(self, paths: list[Path], place: QPoint) -> None:
        row = self._row_at(place)
        if row is not None:
            self.view.setCurrentIndex(self.model.index_of(row.id))
            self.upload(row, paths)

    def _show_details(self) -> None:
        row = self.current()
        self._upload.setEnabled(row is not None and row.refusal is None)
        refusal = row.refusal if row is not None else None
        self._upload.setToolTip(self._words.of(refusal) if refusal is not None else "")
        has_file = row is not None and row.newest is not None
        self._open.setEnabled(has_file)
        self._save.setEnabled(has_file)
        clear_layout(self._versions)
        files = row.files if row is not None else ()
        for file in list(reversed(files))[:SHOWN_VERSIONS]:
            self._versions.addWidget(self._version_line(file))
        if not files:
            hint = self.tr("还没有文件。点「上传」，或把文件拖到上面一行")
            self._versions.addWidget(label(hint, "hint", self, wrap=True))

    def _version_line(self, file: DeliverableFile) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        name = self._desk_elided(file.filename)
        link = LinkButton(name, line, name=f"deliverable.version.{file.revision}")
        link.setToolTip(file.filename)
        link.clicked.connect(partial(self._door.open_kept, file.filename, file.sha256))
        row.addWidget(label(f"V{file.revision}", "secondary", line))
        row.addWidget(link)
        row.addStretch(1)
        about = f"{self._words.size(file.size)} · {self._words.stamp(file.at)}"
        row.addWidget(label(about, "hint", line))
        line.setToolTip(f"{file.person} {self._words.moment(file.at)}\nSHA-256 {file.sha256}")
        return line

    def _desk_elided(self, name: str) -> str:
        most = 22
        return name if len(name) <= most else f"{name[: most - 9]}…{name[-8:]}"

    def _sentence(self, row: DeliverableRow) -> str:
        return self._words.join(
            self._words.of(row.spec.name),
            self._delegate.second_line(row),
            self._tooltip_refusal(row),
        )

    def _tooltip(self, row: DeliverableRow) -> str:
        return "\n".join(
            part
            for part in (
                self._words.of(row.spec.name),
                row.newest.filename if row.newest else "",
                self._tooltip_refusal(row),
            )
            if part
        )

    def _tooltip_refusal(self, row: DeliverableRow) -> str:
        return self._words.of(row.refusal) if row.refusal is not None else ""

    def _build(self) -> None:
        now = theme.current()
        head = QHBoxLayout()
        head.setContentsMargins(now.px(14), 0, now.px(14), 0)
        self._count = label("", "secondary", self, name="deliverables.count")
        head.addWidget(label(self.tr("交付物"), "section", self))
        head.addWidget(self._count)
        head.addStretch(1)
        top = QWidget(self)
        top.setFixedHeight(now.px(38))
        top.setLayout(head)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.selectionModel().currentChanged.connect(self._show_details)
        self.view.opened.connect(self._on_open_clicked)
        self._delegate.acted.connect(self._on_acted)
        drop = FileDrop(self.view.viewport(), self._takes)
        drop.hovered.connect(self._on_drag_moved)
        drop.dropped.connect(self._on_dropped)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(top)
        outer.addWidget(rule(self))
        outer.addWidget(self.view, 1)
        outer.addWidget(rule(self))
        outer.addLayout(self._build_details())

    def _build_details(self) -> QVBoxLayout:
        now = theme.current()
        details = QVBoxLayout()
        details.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(12))
        details.setSpacing(now.px(4))
        self._versions = QVBoxLayout()
        self._versions.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        self._upload = Button(
            self.tr("上传…"), self, icon="upload", small=True, name="deliverable.upload"
        )
        self._open = Button(self.tr("打开"), self, key="O", small=True, name="deliverable.open")
        self._save = Button(self.tr("另存为…"), self, small=True, name="deliverable.save")
        self._upload.clicked.connect(self._on_upload_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        for button in (self._upload, self._open, self._save):
            buttons.addWidget(button)
        buttons.addStretch(1)
        details.addLayout(self._versions)
        details.addSpacing(4)
        details.addLayout(buttons)
        return details


class _List(QListView):
    """The list itself; Enter or O opens the newest version."""

    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("deliverables.list")
        self.setAccessibleName(self.tr("交付物"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        keyboard_use.no_input_method(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O):
            self.opened.emit()
            return
        super().keyPressEvent(event)
