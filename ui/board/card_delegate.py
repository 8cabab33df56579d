"""Paints release cards: six lines on the board, three in lanes and in the last column."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from relapp.domain.card import ReleaseCard
from ui.board.face import MARKS, CardFace, Faces, Mark, is_closed
from ui.kit import icons, keyboard_use, painting, theme
from ui.kit.painting import LEFT, RIGHT, TONES, BadgeSpec, Tone
from ui.kit.roles import RECORD_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex

GAP: Final = 7
"""Room below each card; the focus ring needs four of it."""
SIDE: Final = 4
PAD: Final = 10
AVATAR: Final = 20
TITLE_STEP: Final = 17
STRIP_STEP: Final = 25
HEIGHT: Final = 108
"""A card without title lines and strip."""
SHORT_HEIGHT: Final = 70
LANE_HEIGHT: Final = 67


class CardDelegate(QStyledItemDelegate):
    """Draws `ReleaseCard` records; `compact` draws the three lines of a lane."""

    def __init__(self, faces: Faces, *, compact: bool = False, parent: QObject) -> None:
        super().__init__(parent)
        self._faces = faces
        self._compact = compact
        self.marks: dict[int, Mark] = {}
        self.dragged: int | None = None
        self.resting = False
        """Cards are only looked at: nothing is under the pointer, selected or focused."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height a card needs at the width of its column."""
        card = index.data(RECORD_ROLE)
        view = option.widget
        width = _column_width(view)
        if not isinstance(card, ReleaseCard):
            return QSize(width, 0)
        px = theme.current().px
        return QSize(width, px(self._height(card, width - px(2 * SIDE + 2 * PAD)) + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one card in the state of its row."""
        card = index.data(RECORD_ROLE)
        if not isinstance(card, ReleaseCard):
            return
        px = theme.current().px
        whole: QRect = option.rect
        rect = whole.adjusted(px(SIDE), 0, -px(SIDE), -px(GAP))
        painter.save()
        if card.release_id == self.dragged:
            painting.draw_box(painter, rect, None, "line_control", radius=5, dashed=True)
        else:
            self._paint_card(painter, rect, option, self._faces.of(card))
        painter.restore()

    def _paint_card(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, face: CardFace
    ) -> None:
        pose = {} if self.resting else _pose(option)
        painting.draw_card(painter, rect, edge="bad" if face.blocked else None, **pose)
        px = theme.current().px
        inner = rect.adjusted(px(PAD), 0, -px(PAD - 1), 0)
        if self._compact:
            self._paint_lane_card(painter, inner, face)
        elif is_closed(face.card):
            self._paint_closed(painter, inner, face)
        else:
            self._paint_full(painter, inner, face)

    def _paint_full(self, painter: QPainter, inner: QRect, face: CardFace) -> None:
        card, px = face.card, theme.current().px
        self._first_line(painter, _band(inner, 15.5), face, face.blocked)
        _name_line(painter, _band(inner, 37), card)
        top = inner.adjusted(0, px(47), 0, 0)
        used = painting.draw_lines(painter, top, card.title, "text", 12, lines=2)
        below = 47 + used / theme.current().scale
        badges = _band(inner, below + 14.5)
        self._badges(painter, badges, face)
        self._avatar(painter, badges, card)
        if face.strip is not None:
            strip = inner.adjusted(0, px(below + 29), 0, 0)
            strip.setHeight(px(20))
            _paint_strip(painter, strip, face)
            below += STRIP_STEP
        self._date_and_progress(painter, _band(inner, below + 39), face)
        bar = QRect(inner.x(), inner.y() + px(below + 49.5), inner.width(), px(4))
        painting.draw_progress(painter, bar, face.fraction)

    def _badges(self, painter: QPainter, band: QRect, face: CardFace) -> None:
        """Draw type and mode; English words are wider and therefore smaller (UI.md section 8)."""
        draw = _small_badge if self._faces.words.language == "en" else _badge
        used = draw(painter, band, face.kind)
        draw(painter, band.adjusted(used + theme.current().px(4), 0, 0, 0), face.mode)

    def _date_and_progress(self, painter: QPainter, band: QRect, face: CardFace) -> None:
        role = "ok" if face.full else "text_2"
        width = painting.draw_text(painter, band, face.progress, role, 12, align=RIGHT)
        px = theme.current().px
        line = face.line
        wanted = painting.text_width(f"{line.date} · {line.left}", 12) + px(4)
        if face.full and wanted + width + px(15) <= band.width():
            spot = QRect(band.right() - width - px(15), band.y(), px(12), band.height())
            icons.paint(painter, "circle-check", spot, "ok")
            width += px(15)
        room = band.adjusted(0, 0, -width - px(4), 0)
        tone = "text_2" if line.tone == "text_2" else "text"
        cut = line.brief and painting.text_width(f"{line.date} · {line.left}", 12) > room.width()
        day = line.brief if cut else line.date
        first = f"{day} · " if line.left else day
        used = painting.draw_text(painter, room, first, tone, 12)
        if line.left:
            painting.draw_text(painter, room.adjusted(used, 0, 0, 0), line.left, line.tone, 12)

    def _paint_closed(self, painter: QPainter, inner: QRect, face: CardFace) -> None:
        card, band = face.card, _band(inner, 15.5)
        used = painting.draw_text(painter, band, card.number, "text_2", 12)
        if face.outcome is not None:
            spec = BadgeSpec(face.outcome.text, face.outcome.tone, face.outcome.icon)
            _bare_mark(painter, band, spec, band.width() - used - theme.current().px(6))
        _name_line(painter, _band(inner, 36), card)
        last = _band(inner, 55)
        painting.draw_text(painter, last, face.line.date, "text_2", 12)
        self._avatar(painter, last, card)

    def _paint_lane_card(self, painter: QPainter, inner: QRect, face: CardFace) -> None:
        card, px = face.card, theme.current().px
        self._first_line(painter, _band(inner, 14.5), face, face.blocked_short, compact=True)
        _name_line(painter, _band(inner, 32.5), card)
        last = _band(inner, 51)
        self._avatar(painter, last, card)
        room = last.adjusted(0, 0, -px(AVATAR + 4), 0)
        urgent = face.mode if face.mode.solid else None
        if urgent is not None:
            width = painting.draw_badge(painter, room.x(), _badge_top(room), urgent)
            room.setLeft(room.x() + width + px(6))
        if face.outcome is not None:
            painting.draw_text(painter, room, face.line.date, "text_2", 12)
        elif face.strip is not None:
            spec = BadgeSpec(face.strip.short, face.strip.tone, face.strip.icon)
            _mark_left(painter, room, spec)
        elif urgent is None:
            painting.draw_text(painter, room, face.kind.text, "text_2", 12)

    def _first_line(
        self,
        painter: QPainter,
        band: QRect,
        face: CardFace,
        blocked: BadgeSpec | None,
        *,
        compact: bool = False,
    ) -> None:
        room = band.width() - theme.current().px(4)
        used = painting.draw_text(painter, band, face.card.number, "text_2", 12)
        mark = self.marks.get(face.card.release_id)
        if mark is not None:
            text, icon, tone = MARKS[mark]
            spec = BadgeSpec(text.of(self._faces.words.language), tone, icon)
            _bare_mark(painter, band, spec, room - used)
        elif blocked is not None:
            width = min(painting.badge_size(blocked).width(), room - used)
            left = band.right() + 1 - width
            painting.draw_badge(painter, left, _badge_top(band), blocked, width)
        elif compact:
            self._compact_state(painter, band, face, room - used)
        elif face.process:
            painting.draw_text(painter, band, face.process, "text_2", 12, align=RIGHT)

    def _compact_state(self, painter: QPainter, band: QRect, face: CardFace, room: int) -> None:
        if face.outcome is not None:
            spec = BadgeSpec(face.outcome.text, face.outcome.tone, face.outcome.icon)
            _bare_mark(painter, band, spec, room)
        elif face.full:
            _bare_mark(painter, band, BadgeSpec(face.progress, Tone.OK, "circle-check"), room)
        else:
            painting.draw_text(painter, band, face.progress, "text_2", 12, align=RIGHT)

    def _avatar(self, painter: QPainter, band: QRect, card: ReleaseCard) -> None:
        if not card.owner:
            return
        side = theme.current().px(AVATAR)
        top = band.y() + (band.height() - side) // 2
        spot = QRect(band.right() + 1 - side, top, side, side)
        me = card.owner_id is not None and card.owner_id == self._faces.me
        painting.draw_avatar(painter, spot, card.owner, me=me)

    def _height(self, card: ReleaseCard, width: int) -> float:
        if self._compact:
            return LANE_HEIGHT
        if is_closed(card):
            return SHORT_HEIGHT
        lines = max(1, len(painting.wrapped(card.title, width, 2, 12)))
        strip = STRIP_STEP if self._faces.of(card).strip is not None else 0
        return HEIGHT + lines * TITLE_STEP + strip


def _pose(option: QStyleOptionViewItem) -> dict[str, bool]:
    """Return how the row stands; the names of QStyle take 6 ms to load."""
    from PySide6.QtWidgets import QStyle

    state: QStyle.StateFlag = option.state
    flag = QStyle.StateFlag
    return {
        "hover": bool(state & flag.State_MouseOver),
        "selected": bool(state & flag.State_Selected),
        "focused": bool(state & flag.State_HasFocus) and keyboard_use.focus_visible(option.widget),
    }


def _column_width(view: object) -> int:
    # The view keeps room for its scroll bar whether it is shown or not, or cards would jump.
    viewport = getattr(view, "viewport", None)
    inside = viewport() if callable(viewport) else None
    return inside.width() if isinstance(inside, QWidget) else theme.current().px(160)


def _band(inner: QRect, centre: float) -> QRect:
    """Return a line of 18 px around a centre counted from the card's top."""
    now = theme.current()
    return QRect(inner.x(), inner.y() + now.px(centre - 9), inner.width(), now.px(18))


def _badge_top(band: QRect) -> int:
    return band.y() + (band.height() - painting.badge_size(BadgeSpec("")).height()) // 2


def _badge(painter: QPainter, band: QRect, spec: BadgeSpec) -> int:
    return painting.draw_badge(painter, band.x(), _badge_top(band), spec)


def _small_badge(painter: QPainter, band: QRect, spec: BadgeSpec) -> int:
    """Draw a badge in 11 px and return its width."""
    px, colours = theme.current().px, TONES[spec.tone]
    icon = px(13) if spec.icon else 0
    width = painting.text_width(spec.text, 11, bold=spec.bold) + icon + 2 * px(4)
    rect = QRect(band.x(), _badge_top(band), width, painting.badge_size(spec).height())
    fill, line = (colours.solid, None) if spec.solid else (colours.tint, colours.line)
    painting.draw_box(painter, rect, fill, line, radius=3)
    role = colours.on_solid if spec.solid else colours.text
    inner = rect.adjusted(px(4), 0, 1, 0)
    if spec.icon:
        icons.paint(painter, spec.icon, QRect(inner.x(), inner.y(), px(11), inner.height()), role)
    painting.draw_text(painter, inner.adjusted(icon, 0, 0, 0), spec.text, role, 11, bold=spec.bold)
    return width


def _name_line(painter: QPainter, band: QRect, card: ReleaseCard) -> None:
    """Draw application and version; the name is cut, the version never."""
    width = painting.draw_text(painter, band, card.version_to, "text_2", 12, align=RIGHT)
    room = band.adjusted(0, 0, -width - theme.current().px(4), 0)
    painting.draw_text(painter, room, card.application, "text", 13, bold=True, align=LEFT)


def _paint_strip(painter: QPainter, rect: QRect, face: CardFace) -> None:
    strip = face.strip
    if strip is not None:
        painting.draw_strip(painter, rect, strip.text, strip.tone, strip.icon)


def _bare_mark(painter: QPainter, band: QRect, spec: BadgeSpec, room: int) -> None:
    """Draw icon and word at the right end of a line, without a frame."""
    px = theme.current().px
    text = painting.elided(spec.text, room - px(16), 12)
    width = painting.text_width(text, 12) + px(16)
    _mark_left(painter, band.adjusted(band.width() - width, 0, 0, 0), spec)


def _mark_left(painter: QPainter, room: QRect, spec: BadgeSpec) -> None:
    px = theme.current().px
    role = TONES[spec.tone].text
    if spec.icon:
        spot = QRect(room.x(), room.y(), px(12), room.height())
        icons.paint(painter, spec.icon, spot, role)
    painting.draw_text(painter, room.adjusted(px(16), 0, 1, 0), spec.text, role, 12)
