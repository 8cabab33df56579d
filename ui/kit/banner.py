"""The bar over a page that tells one thing and offers what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.badges import IconMark
from ui.kit.buttons import IconButton, LinkButton
from ui.kit.labels import ElidedLabel
from ui.kit.painting import TONES, Tone, draw_box

ICONS = {
    Tone.OK: "circle-check",
    Tone.WARN: "triangle",
    Tone.BAD: "triangle",
    Tone.ACCENT: "info",
    Tone.NEUTRAL: "info",
}


class Banner(QWidget):
    """One line in the colour of its meaning: what is the matter, details, links.

    Signals:
        action_triggered: key of the link that was followed.
        closed: the person put it away.
    """

    action_triggered = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "banner") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._tone = Tone.ACCENT
        self._icon = IconMark("info", "accent", 16, self)
        self.title_label = ElidedLabel("", self, bold=True)
        self.title_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.text_label = ElidedLabel("", self)
        self.text_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._links: list[LinkButton] = []
        self._close = IconButton("close", self.tr("关闭"), self, size=12, name=f"{name}.close")
        self._close.clicked.connect(self._on_closed)
        self._close.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(13, 4, 13, 4)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.title_label)
        self._row.addWidget(self.text_label, 1)
        self._row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(
        self,
        tone: Tone,
        title: str,
        text: str = "",
        actions: Sequence[tuple[str, str]] = (),
        *,
        icon: str | None = None,
        closable: bool = False,
    ) -> None:
        """Say something and show; `actions` are keys and words of links."""
        self._tone = tone
        self._icon.set_icon(icon or ICONS.get(tone, "info"), TONES[tone].text)
        self.title_label.setText(title)
        self.text_label.setText(text)
        self._close.setVisible(closable)
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = [self._link(key, words) for key, words in actions]
        self.setAccessibleName(f"{title} {text}".strip())
        self.show()
        self.update()

    def link(self, key: str) -> LinkButton:
        """Return one of the links.

        Raises:
            KeyError: there is no such link.
        """
        for link in self._links:
            if link.property("action_key") == key:
                return link
        raise KeyError(key)

    def sizeHint(self) -> QSize:
        """Return one line and its margins."""
        return QSize(super().sizeHint().width(), theme.current().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted ground."""
        painter = QPainter(self)
        colours = TONES[self._tone]
        draw_box(painter, self.rect(), colours.tint, colours.line)
        painter.end()

    def _link(self, key: str, words: str) -> LinkButton:
        link = LinkButton(words, self, size=13, name=f"{self.objectName()}.{key}")
        link.setAccessibleName(words)
        link.setProperty("action_key", key)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(self._on_link_clicked)
        self._row.insertWidget(self._row.count() - 1, link)
        link.show()
        return link

    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.action_triggered.emit(str(link.property("action_key")))

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()
