"""Takes over the plan of an earlier release: which one, which parts, into what is empty or all."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QListView, QRadioButton, QWidget

from relapp.domain.board import CardFilter, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.plan_copy import PlanCopy, PlanPart
from relapp.errors import RelappError
from relapp.services.board import BoardService
from relapp.wording.plan_errors import PARTS
from ui.actions.saving_dialog import SavingDialog
from ui.kit import messages, style, theme, views
from ui.kit.labels import label
from ui.kit.list_model import RecordListModel
from ui.release.desk import ReleaseDesk

_FOUND: Final = 200
_PAUSE: Final = 200


class CopyPlanDialog(SavingDialog):
    """A list of releases, those of the same application first; four parts; two ways."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__("", desk.tasks, parent, name="copy_plan", width=620)
        title = self.tr("复制另一份发布的方案")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk = desk
        self._source: ReleaseCard | None = None
        self._found: PlanCopy | None = None
        self.releases: RecordListModel[ReleaseCard] = RecordListModel(
            lambda c: f"{c.number}　{c.application} {c.version_to}　{c.title}",
            key=lambda c: c.release_id,
            parent=self,
        )
        self._build()
        self.refresh()

    @classmethod
    def ask(cls, parent: QWidget, desk: ReleaseDesk) -> object | None:
        """Return the Changes of the copy, or None."""
        dialog = cls(desk, parent)
        copied = dialog.outcome if dialog.exec() else None
        dialog.deleteLater()
        return copied

    def parts(self) -> frozenset[PlanPart]:
        """Return the parts that are ticked and there."""
        return frozenset(p for p, box in self.boxes.items() if box.isEnabled() and box.isChecked())

    def command(self) -> Callable[[], object] | None:
        """Copy, after a question where something would be replaced."""
        source, desk, fill_only = self._source, self._desk, self.fill_button.isChecked()
        if source is None or not self.parts():
            return None
        if not fill_only and not self._agreed(source):
            return None
        return partial(
            desk.services.plan_copies.copy,
            desk.me,
            desk.release_id,
            source.release_id,
            self.parts(),
            fill_only=fill_only,
        )

    def refresh(self) -> None:
        """Read the releases for the words typed."""
        self._pause.stop()
        view = self._desk.view
        application = view.facts.release.application_id if view is not None else 0
        read = partial(_find, self._desk.services.board, self.search_edit.text(), application)
        self._desk.tasks.read(read, self._on_read, self._on_failed, slot="copy.releases")

    def _agreed(self, source: ReleaseCard) -> bool:
        named = "、".join(
            self._desk.words.of(PARTS[part]) for part in PARTS if part in self.parts()
        )
        text = self.tr("{parts}将换成 {number} 的内容，现有的不再保留。").format(
            parts=named, number=source.number
        )
        return messages.confirm(self, self.tr("替换已有的内容"), text, self.tr("替换"), danger=True)

    def _on_read(self, cards: tuple[ReleaseCard, ...]) -> None:
        others = [card for card in cards if card.release_id != self._desk.release_id]
        self.releases.set_records(others)
        self.none_label.setVisible(not others)
        if others and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.releases.index(0, 0))
        self._look()

    def _on_current_changed(self, index: QModelIndex) -> None:
        self._source = self.releases.record(index) if index.isValid() else None
        self._look()

    def _look(self) -> None:
        """Read what would come over."""
        self._found = None
        self._show_parts()
        if self._source is not None:
            desk = self._desk
            read = partial(
                desk.services.plan_copies.preview,
                desk.release_id,
                self._source.release_id,
                fill_only=self.fill_button.isChecked(),
            )
            desk.tasks.read(read, self._on_looked, self._on_failed, slot="copy.preview")

    def _on_looked(self, found: PlanCopy) -> None:
        self._found = found
        self._show_parts()

    def _on_failed(self, error: RelappError) -> None:
        self.refused(error)

    def _show_parts(self) -> None:
        sizes = self._found.sizes if self._found is not None else {}
        units = {
            PlanPart.PROSE: self.tr("{count} 节"),
            PlanPart.ITEMS: self.tr("{count} 行"),
            PlanPart.RUN_SHEET: self.tr("{count} 步"),
            PlanPart.RISK: self.tr("{count} 题"),
        }
        for part, box in self.boxes.items():
            size = sizes.get(part, 0)
            count = units[part].format(count=size) if size else self.tr("没有可复制的")
            box.setText(f"{self._desk.words.of(PARTS[part])}　{count}")
            box.setEnabled(size > 0)
        self._show_acceptable()

    def _show_acceptable(self) -> None:
        if self._source is None:
            self.set_acceptable(False, self.tr("请选一份发布"))
        elif not self.parts():
            self.set_acceptable(False, self.tr("这份发布没有可复制的内容，或没有勾选"))
        else:
            self.set_acceptable(True)

    def _build(self) -> None:
        now = theme.current()
        hint = self.tr("查找编号、应用、版本、负责人")
        self.search_edit = style.named(QLineEdit(self), "copy_plan.search", hint)
        self.search_edit.setPlaceholderText(hint)
        self.search_edit.setClearButtonEnabled(True)
        style.restyle(self.search_edit, dialog=True)
        self.list = QListView(self)
        views.prepare_list(self.list, name="copy_plan.releases", spoken=self.tr("发布"))
        self.list.setModel(self.releases)
        self.list.setMinimumHeight(now.px(200))
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.none_label = label(self.tr("没有找到发布"), "secondary", self)
        self.none_label.hide()
        self.boxes = {part: QCheckBox(self) for part in PlanPart}
        for part, box in self.boxes.items():
            box.setObjectName(f"copy_plan.{part.value}")
            box.setChecked(True)
            box.toggled.connect(self._show_acceptable)
        self.fill_button = QRadioButton(self.tr("只填空着的部分，已有的不动"), self)
        self.replace_button = QRadioButton(self.tr("替换已有的内容"), self)
        self.fill_button.setChecked(True)
        ways = QButtonGroup(self)
        for button in (self.fill_button, self.replace_button):
            ways.addButton(button)
        self.fill_button.toggled.connect(self._look)
        for widget in (self.search_edit, self.list, self.none_label, *self.boxes.values()):
            self.body.addWidget(widget)
        note = self.tr("步骤时间和表里的日期按两份发布的开始时间顺移；没有定日期的，步骤时间留空。")
        self.body.addWidget(label(note, "hint", self, wrap=True))
        self.body.addWidget(self.fill_button)
        self.body.addWidget(self.replace_button)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self.search_edit.textChanged.connect(self._pause.start)
        self.add_accept(self.tr("复制"))
        self.add_reject()


def _find(board: BoardService, text: str, application_id: int) -> tuple[ReleaseCard, ...]:
    """Return releases of all times that match words: of the same application, then the others."""
    wanted = CardFilter(text=text.strip(), scope=Scope.EVERYTHING)
    same = board.cards(replace(wanted, application_ids=frozenset({application_id}))).cards
    known = {card.release_id for card in same}
    others = [card for card in board.cards(wanted).cards if card.release_id not in known]
    return (*_newest(same), *_newest(others))[:_FOUND]


def _newest(cards: Iterable[ReleaseCard]) -> list[ReleaseCard]:
    return sorted(cards, key=lambda card: card.registered_at, reverse=True)
