"""The cards as a grouped table: windows as top rows, cards below, marks in the first column."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from relapp.domain.card import ReleaseCard
from relapp.domain.text import Text
from relapp.wording import terms
from relapp.wording.gate import reason_sentence
from ui.actions.marking import QT_TRANSLATE_NOOP
from ui.board.face import Faces
from ui.board.lane_groups import Lane
from ui.board.moves import COLUMNS
from ui.kit.roles import KEY_ROLE, RECORD_ROLE
from ui.kit.table_model import Column, sort_records

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
FLAT: Final = -2
"""Key of the one hidden group of a table that is not grouped."""
_TITLES: Final = {
    "number": QT_TRANSLATE_NOOP("CardTable", "编号"),
    "application": QT_TRANSLATE_NOOP("CardTable", "应用系统"),
    "version": QT_TRANSLATE_NOOP("CardTable", "版本"),
    "title": QT_TRANSLATE_NOOP("CardTable", "标题"),
    "stage": QT_TRANSLATE_NOOP("CardTable", "阶段"),
    "type": QT_TRANSLATE_NOOP("CardTable", "类型"),
    "mode": QT_TRANSLATE_NOOP("CardTable", "方式"),
    "window": QT_TRANSLATE_NOOP("CardTable", "窗口"),
    "left": QT_TRANSLATE_NOOP("CardTable", "还有"),
    "progress": QT_TRANSLATE_NOOP("CardTable", "检查进度"),
    "blocker": QT_TRANSLATE_NOOP("CardTable", "阻塞首因 / 今天到期"),
    "owner": QT_TRANSLATE_NOOP("CardTable", "负责人"),
}

_STAGE: Final = {"zh": 118, "en": 142}
"""Design width of the six cells with the word beside them."""


def columns(faces: Faces) -> tuple[Column[ReleaseCard], ...]:
    """Return the columns of the table, in order."""
    say = faces.words.language

    titles = {key: QCoreApplication.translate("CardTable", title) for key, title in _TITLES.items()}

    def blocker(card: ReleaseCard) -> str:
        return first_obstacle(faces, card)

    def kind(card: ReleaseCard) -> str:
        return terms.TYPE_SHORT[card.type].of(say)

    def mode(card: ReleaseCard) -> str:
        return terms.MODE_SHORT[card.mode].of(say)

    def stage(card: ReleaseCard) -> str:
        return terms.COLUMN_SHORT[card.column].of(say)

    make = Column[ReleaseCard]
    return (
        make(key="mark", title="", text=lambda _c: "", width=32, sortable=False),
        make(key="number", title=titles["number"], text=lambda c: c.number, width=84),
        make(
            key="application", title=titles["application"], text=lambda c: c.application, width=118
        ),
        make(key="version", title=titles["version"], text=lambda c: c.version_to, width=76),
        make(key="title", title=titles["title"], text=lambda c: c.title, width=0),
        make(key="stage", title=titles["stage"], text=stage, sort=stage_key, width=_STAGE[say]),
        make(key="type", title=titles["type"], text=kind, width=62),
        make(key="mode", title=titles["mode"], text=mode, width=86),
        make(key="window", title=titles["window"], text=faces.date, sort=_start, width=98),
        make(key="left", title=titles["left"], text=faces.left, sort=_start, width=108),
        make(key="progress", title=titles["progress"], text=_progress, sort=_share, width=112),
        make(key="blocker", title=titles["blocker"], text=blocker, sort=_rank, width=228),
        make(key="owner", title=titles["owner"], text=lambda c: c.owner, width=92),
    )


def first_obstacle(faces: Faces, card: ReleaseCard) -> str:
    """Return what blocks first, else what is due today, else how it ended."""
    face = faces.of(card)
    if face.outcome is not None:
        return face.outcome.text
    if card.blocking and card.first_reason is not None:
        return reason_sentence(card.first_reason, card.first_subject).of(faces.words.language)
    return face.strip.text if face.strip is not None else ""


class CardTableModel(QAbstractItemModel):
    """Groups of cards; `set_lanes` is the only way in.

    Signals:
        marks_changed: the set of marked cards changed.
    """

    marks_changed = Signal()

    def __init__(self, faces: Faces, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns(faces)
        self.folded: tuple[str, ...] = ()
        """Titles of columns for which the table is too narrow; heads tell them."""
        self._faces = faces
        self._lanes: tuple[Lane, ...] = ()
        self._rows: list[list[ReleaseCard]] = []
        self._sort: tuple[int, Qt.SortOrder] | None = None
        self._marked: set[int] = set()

    def set_lanes(self, lanes: Sequence[Lane]) -> None:
        """Show these groups; equal structure is updated in place, so that nothing jumps."""
        same = [(lane.key, [c.release_id for c in lane.cards]) for lane in lanes]
        old = [(lane.key, [c.release_id for c in lane.cards]) for lane in self._lanes]
        if same == old:
            self._lanes = tuple(lanes)
            self._rows = [self._ordered(lane) for lane in lanes]
            self._tell_all()
        else:
            self.beginResetModel()
            self._lanes = tuple(lanes)
            self._rows = [self._ordered(lane) for lane in lanes]
            self.endResetModel()
        self._keep_marks()

    def lane(self, index: AnyIndex) -> Lane | None:
        """Return the group of a top row."""
        if index.isValid() and not index.internalId():
            return self._lanes[index.row()]
        return None

    def card(self, index: AnyIndex) -> ReleaseCard | None:
        """Return the card of a row, None for groups."""
        if not index.isValid() or not index.internalId():
            return None
        return self._rows[index.internalId() - 1][index.row()]

    def cards(self) -> tuple[ReleaseCard, ...]:
        """Return all cards as shown, top down."""
        return tuple(card for rows in self._rows for card in rows)

    def index_of(self, release_id: int) -> QModelIndex:
        """Return the row of a card; invalid if it is not shown."""
        for group, rows in enumerate(self._rows):
            for row, card in enumerate(rows):
                if card.release_id == release_id:
                    return self.createIndex(row, 0, group + 1)
        return QModelIndex()

    def marked(self) -> tuple[ReleaseCard, ...]:
        """Return the marked cards, top down."""
        return tuple(card for card in self.cards() if card.release_id in self._marked)

    def set_marked(self, cards: Sequence[ReleaseCard], marked: bool) -> None:
        """Mark cards or take the marks off."""
        keys = {card.release_id for card in cards}
        self._marked = self._marked | keys if marked else self._marked - keys
        self._tell_all()
        self.marks_changed.emit()

    def is_marked(self, card: ReleaseCard) -> bool:
        """Tell whether a card is marked."""
        return card.release_id in self._marked

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """Count groups, or the cards of a group."""
        if not parent.isValid():
            return len(self._lanes)
        if parent.internalId() or parent.column() > 0:
            return 0
        return len(self._rows[parent.row()])

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """Count the columns."""
        return len(self.columns)

    def index(self, row: int, column: int, parent: AnyIndex = ROOT) -> QModelIndex:
        """Return the index of a group or card."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        inside = parent.row() + 1 if parent.isValid() else 0
        return self.createIndex(row, column, inside)

    def parent(self, index: AnyIndex = ROOT) -> Any:
        """Return the group of a card."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer a role of a cell."""
        card = self.card(index)
        if card is not None:
            return self._card_data(card, index.column(), role)
        lane = self.lane(index)
        if lane is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = Text("{n} 个发布", "{n} releases").of(self._faces.words.language)
            return f"{lane.title} {lane.note} {count.format(n=len(lane.cards))}"
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 1:
            return lane.title
        return lane if role == RECORD_ROLE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what a cell allows."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Answer a role of the header."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        title = self.columns[section].title
        if role == Qt.ItemDataRole.ToolTipRole and self.folded:
            folded = self.tr("窗口不够宽，收起了：{titles}")
            return f"{title}\n{folded.format(titles=' · '.join(self.folded))}".lstrip()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the cards within their groups; -1 gives the order of the board."""
        wanted = (column, order) if column >= 0 and self.columns[column].sortable else None
        if wanted == self._sort:
            return
        self._sort = wanted
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        keys = [card.release_id if (card := self.card(index)) else None for index in old]
        self._rows = [self._ordered(lane) for lane in self._lanes]
        new = []
        for index, key in zip(old, keys, strict=True):
            now = self.index_of(key) if key is not None else index
            new.append(now.siblingAtColumn(index.column()) if key is not None else index)
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _card_data(self, card: ReleaseCard, column: int, role: int) -> object:
        spec = self.columns[column]
        answers: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: spec.text(card),
            Qt.ItemDataRole.ToolTipRole: lambda: spec.text(card) or None,
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._faces.sentence(card),
            RECORD_ROLE: lambda: card,
            KEY_ROLE: lambda: card.release_id,
        }
        answer = answers.get(role)
        return answer() if answer is not None else None

    def _ordered(self, lane: Lane) -> list[ReleaseCard]:
        if self._sort is None:
            return list(lane.cards)
        column, order = self._sort
        return sort_records(lane.cards, self.columns[column], order)

    def _keep_marks(self) -> None:
        shown = {card.release_id for card in self.cards()}
        if not self._marked <= shown:
            self._marked &= shown
        self.marks_changed.emit()

    def _tell_all(self) -> None:
        last = len(self.columns) - 1
        for row, _lane in enumerate(self._lanes):
            top = self.index(row, 0)
            self.dataChanged.emit(top, self.index(row, last))
            count = self.rowCount(top)
            if count:
                self.dataChanged.emit(self.index(0, 0, top), self.index(count - 1, last, top))


def stage_key(card: ReleaseCard) -> int:
    """Return the place of a card's column, for sorting."""
    return COLUMNS.index(card.column)


def _start(card: ReleaseCard) -> float | None:
    return card.starts_at.timestamp() if card.starts_at else None


def _progress(card: ReleaseCard) -> str:
    return f"{card.met}/{card.total}" if card.total else ""


def _share(card: ReleaseCard) -> float | None:
    return card.met / card.total if card.total else None


def _rank(card: ReleaseCard) -> tuple[int, int]:
    return (-card.blocking, -card.unmet)
