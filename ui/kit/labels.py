"""Labels by role, cut labels and section heads."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import fonts, icons, theme
from ui.kit.buttons import LinkButton
from ui.kit.painting import draw_lines, draw_text, line_height, text_width, wrapped


def label(
    text: str,
    role: str = "",
    parent: QWidget | None = None,
    *,
    tone: str = "",
    wrap: bool = False,
    name: str = "",
) -> QLabel:
    """Make a plain-text label; roles and tones are those of the style sheet."""
    result = QLabel(fonts.fitted(text), parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role or None)
    result.setProperty("tone", tone or None)
    result.setWordWrap(wrap)
    result.setObjectName(name)
    return result


def rule(parent: QWidget | None = None, *, soft: bool = False) -> QFrame:
    """Make a horizontal line of one pixel."""
    line = QFrame(parent)
    line.setProperty("surface", "rule-soft" if soft else "rule")
    line.setFixedHeight(1)
    return line


def divider(parent: QWidget | None = None, height: int = 20) -> QFrame:
    """Make a vertical line of one pixel between groups of a bar."""
    line = QFrame(parent)
    line.setProperty("surface", "divider")
    line.setFixedSize(1, theme.current().px(height))
    return line


_ONE_LINE = QSizePolicy.Policy.Fixed


class ElidedLabel(QWidget):
    """One line that is cut with `…` when there is no room; then the tool tip has it whole."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "text",
        size: float = 13,
        bold: bool = False,
        name: str = "",
    ) -> None:
        """Take words, a colour token and a design size."""
        super().__init__(parent)
        self._role, self._size, self._bold = role, size, bold
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName(name)
        self.setText(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def setText(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self.setAccessibleName(text)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def set_role(self, role: str) -> None:
        """Use another colour token."""
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the whole line."""
        width = text_width(self._text, self._size, bold=self._bold) + 1
        return QSize(width, line_height(self._size))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(min(self.sizeHint().width(), 24), line_height(self._size))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the line fits now."""
        self._tell_whole()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        draw_text(painter, self.rect(), self._text, self._role, self._size, bold=self._bold)
        painter.end()

    def _tell_whole(self) -> None:
        wanted = text_width(self._text, self._size, bold=self._bold)
        cut = wanted > self.width()
        self.setToolTip(self._text if cut else "")


class IconLabel(QWidget):
    """An icon and a short text in one colour, such as a count of blocked releases.

    A text without room goes on in the next line where `set_lines` allows it; what is cut then is
    whole in the tool tip.
    """

    def __init__(
        self,
        icon: str,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "text_2",
        size: float = 12,
        bold: bool = False,
        name: str = "",
    ) -> None:
        """Take icon, words, a colour token and a design size."""
        super().__init__(parent)
        self._icon, self._role, self._size, self._bold = icon, role, size, bold
        self._text, self._lines, self._told = text, 1, ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName(name)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the words."""
        return self._text

    def set_content(self, text: str, icon: str | None = None, role: str | None = None) -> None:
        """Show other words, another icon or colour."""
        self._text = text
        self._icon = icon or self._icon
        self._role = role or self._role
        self.setAccessibleName(text)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def set_lines(self, lines: int) -> None:
        """Let the words go on in so many lines."""
        self._lines = lines
        policy = self.sizePolicy()
        policy.setHeightForWidth(lines > 1)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum if lines > 1 else _ONE_LINE)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Tell whether it grows where there is little room."""
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        """Return the room for the lines that the words take."""
        one = self.sizeHint().height()
        return one + (len(self._broken(width)) - 1) * line_height(self._size)

    def sizeHint(self) -> QSize:
        """Return the room for icon and words."""
        words = text_width(self._text, self._size, bold=self._bold)
        return QSize(self._indent() + words + 2, max(self._side(), line_height(self._size)))

    def minimumSizeHint(self) -> QSize:
        """Return room for the icon and a few letters."""
        return QSize(min(self.sizeHint().width(), self._indent() + 24), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the words fit now."""
        self._tell_whole()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and words."""
        painter = QPainter(self)
        side, place = self._side(), self.rect().adjusted(self._indent(), 0, 0, 0)
        shown = len(self._broken(self.width()))
        if shown > 1:
            step = line_height(self._size)
            place.setTop((self.height() - shown * step) // 2)
            icons.paint(painter, self._icon, QRect(0, place.y(), side, step), self._role)
            draw_lines(
                painter, place, self._text, self._role, self._size, lines=shown, bold=self._bold
            )
        else:
            icons.paint(painter, self._icon, QRect(0, 0, side, self.height()), self._role)
            draw_text(painter, place, self._text, self._role, self._size, bold=self._bold)
        painter.end()

    def _broken(self, width: int) -> tuple[str, ...]:
        """Return the lines of the words; one line is not broken, but cut where it is drawn."""
        room = width - self._indent()
        if self._lines == 1 or text_width(self._text, self._size, bold=self._bold) <= room:
            return (self._text,)
        return wrapped(self._text, room, self._lines, self._size, bold=self._bold)

    def _tell_whole(self) -> None:
        lines = self._broken(self.width())
        room = self.width() - self._indent()
        cut = text_width(lines[-1], self._size, bold=self._bold) > room or lines[-1].endswith("…")
        if cut or self.toolTip() == self._told:
            # A tool tip that others gave stays.
            self._told = self._text if cut else ""
            self.setToolTip(self._told)

    def _side(self) -> int:
        return theme.current().px(self._size + 2)

    def _indent(self) -> int:
        return self._side() + (theme.current().px(5) if self._text else 0)


class SectionHeader(QWidget):
    """The head of a section: title, note, a link at the right, a rule below."""

    def __init__(
        self,
        title: str,
        note: str = "",
        parent: QWidget | None = None,
        *,
        link: str = "",
        ruled: bool = True,
        name: str = "",
    ) -> None:
        """Take the words; `link_button` exists only if a link is given."""
        super().__init__(parent)
        self.setObjectName(name)
        self.title_label = label(title, "section", self)
        self.note_label = label(note, "secondary", self)
        self.link_button = LinkButton(link, self) if link else None
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.title_label)
        self.row.addWidget(self.note_label)
        self.row.addStretch(1)
        if self.link_button is not None:
            self.row.addWidget(self.link_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().px(6))
        outer.addLayout(self.row)
        if ruled:
            outer.addWidget(rule(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str) -> None:
        """Show another note."""
        self.note_label.setText(fonts.fitted(note))
