"""The head of the page: how far the list is, and what the next one is drawn with."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from relapp.domain.spot_check import MOST, SEED_LENGTH, USUAL
from relapp.domain.text import Text
from relapp.services.spot_checks import SpotSample
from relapp.wording import spot_check
from ui.kit import metrics, theme
from ui.kit.buttons import Button
from ui.kit.fields import number_field
from ui.kit.labels import ElidedLabel, label
from ui.spot.words import SpotWords


class DrawBar(QFrame):
    """Size, start value, closed releases too, draw, copy.

    Signals:
        draw_wanted: a list is to be drawn as the fields say.
        copy_wanted: the list is to go on the clipboard.
    """

    draw_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, words: SpotWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("surface", "bar")
        self.setFixedHeight(theme.current().px(metrics.PAGE_HEAD))
        self.progress = ElidedLabel("", self, role="text_2", size=12, name="spot.progress")
        self.size_field = number_field(1, MOST, USUAL, self, name="spot.size")
        self.size_field.setAccessibleName(self.tr("抽几项"))
        self.seed_edit = QLineEdit(self)
        self.closed_check = QCheckBox(self.tr("含近 30 天关闭的"), self)
        self.draw_button = Button(self.tr("抽取"), self, icon="sync", name="spot.draw", small=True)
        self.copy_button = Button(
            self.tr("复制清单"), self, icon="copy", name="spot.copy", small=True
        )
        self._build()

    def show_sample(self, sample: SpotSample) -> None:
        """Say how far the list is; an empty start value becomes the one that was taken."""
        with QSignalBlocker(self.seed_edit):
            self.seed_edit.setText(sample.seed)
        said = [
            self.tr("已核对 {done} / {all}").format(done=sample.done, all=len(sample.lines)),
            self.tr("存疑 {n}").format(n=sample.doubted) if sample.doubted else "",
            self.tr("从 {pool} 项中抽取").format(pool=sample.pool),
        ]
        self.progress.setText("　".join(part for part in said if part))
        self.copy_button.setEnabled(bool(sample.lines))

    def show_refusal(self, refusal: Text | None) -> None:
        """Grey everything where the person is not of the office, saying why."""
        why = self._words.of(refusal) if refusal else ""
        for field in (self.size_field, self.seed_edit, self.closed_check, self.draw_button):
            field.setEnabled(not why)
            if why:
                field.setToolTip(why)

    def _build(self) -> None:
        now = theme.current()
        self.seed_edit.setObjectName("spot.seed")
        self.seed_edit.setAccessibleName(self.tr("抽签号"))
        self.seed_edit.setPlaceholderText(self.tr("今天的日期"))
        self.seed_edit.setMaxLength(SEED_LENGTH)
        self.seed_edit.setFixedWidth(now.px(130))
        self.seed_edit.setToolTip(
            self.tr("同一个抽签号抽出同一份清单，记入操作日志。\n抽中的机会：{weights}").format(
                weights=self._words.of(spot_check.weights())
            )
        )
        self.seed_edit.returnPressed.connect(self.draw_wanted)
        self.closed_check.setObjectName("spot.closed")
        self.draw_button.clicked.connect(self.draw_wanted)
        self.copy_button.clicked.connect(self.copy_wanted)
        self.copy_button.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(label(self.tr("抽查清单"), "section", self))
        row.addWidget(self.progress, 1)
        row.addWidget(self.closed_check)
        row.addWidget(label(self.tr("抽几项"), "secondary", self))
        row.addWidget(self.size_field)
        row.addWidget(label(self.tr("抽签号"), "secondary", self))
        row.addWidget(self.seed_edit)
        row.addWidget(self.draw_button)
        row.addWidget(self.copy_button)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
