"""Turns the table into QActions and keeps them enabled, or disabled with the reason said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence

from ui.actions.catalogue import SPECS, ActionId, ActionSpec, Needs
from ui.actions.marking import QT_TRANSLATE_NOOP
from ui.kit import icons, keyboard, line

_NO_DATABASE: Final = QT_TRANSLATE_NOOP("Actions", "还没有打开数据库")
_NO_RELEASE: Final = QT_TRANSLATE_NOOP("Actions", "先选中一个发布")
_NOT_HERE: Final = QT_TRANSLATE_NOOP("Actions", "这一页没有这个操作")

_AWAY: Final = QT_TRANSLATE_NOOP("Actions", "现在连不上数据库，这一步不能排队，连上后再做")
WRITES: Final = frozenset(
    {
        ActionId.RELEASE_NEW,
        ActionId.RELEASE_ADVANCE,
        ActionId.RELEASE_RETREAT,
        ActionId.RELEASE_SCHEDULE,
        ActionId.RELEASE_REMIND,
        ActionId.RELEASE_HOLD,
        ActionId.RELEASE_RESUME,
        ActionId.RELEASE_CANCEL,
        ActionId.WINDOWS_GENERATE,
        ActionId.WINDOWS_PUBLISH,
    }
)
"""Actions that change the database and cannot wait for it."""


def words(text: str) -> str:
    """Return a text of the table in the program's language."""
    return QCoreApplication.translate("Actions", text)


@dataclass(frozen=True, slots=True)
class ActionContext:
    """What decides which actions can be used now.

    Attributes:
        database: a database is open.
        release: a release is selected or open.
        answers: what the page in view says of an action: "" allowed, a reason, None unknown.
    """

    database: bool = False
    release: bool = False
    answers: Callable[[ActionId], str | None] = lambda _action: None


def refusal(spec: ActionSpec, context: ActionContext) -> str:
    """Return why an action cannot be used now, "" when it can."""
    if spec.needs is not Needs.NOTHING and not context.database:
        return words(_NO_DATABASE)
    if spec.needs is Needs.RELEASE and not context.release:
        return words(_NO_RELEASE)
    if spec.id in WRITES and line.is_away():
        return words(_AWAY)
    answer = context.answers(spec.id) if spec.needs is not Needs.NOTHING else ""
    if answer is None and spec.needs in (Needs.PAGE, Needs.RELEASE):
        return words(_NOT_HERE)
    return answer or ""


class Actions(QObject):
    """All actions of one window, by id."""

    def __init__(self, run: Callable[[ActionId], object], parent: QObject) -> None:
        super().__init__(parent)
        self._run = run
        self._actions = {spec.id: self._made(spec) for spec in SPECS}

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    def items(self) -> Mapping[ActionId, QAction]:
        """Return all actions."""
        return self._actions

    def update(self, context: ActionContext) -> None:
        """Enable what can be used; a disabled action says why in its tooltip."""
        for spec in SPECS:
            reason = refusal(spec, context)
            action = self._actions[spec.id]
            action.setEnabled(not reason)
            action.setToolTip(reason or words(spec.text))

    def _made(self, spec: ActionSpec) -> QAction:
        icon = icons.icon(spec.icon) if spec.icon else QIcon()
        action = QAction(icon, words(spec.text), self)
        action.setObjectName(spec.id.value)
        action.setCheckable(spec.checkable)
        action.setMenuRole(QAction.MenuRole.NoRole)
        if spec.told:
            # What follows a tab stands where menus show keys.
            action.setText(f"{action.text()}\t{keyboard.key_text(spec.key)}")
        elif spec.key:
            action.setShortcut(QKeySequence(spec.key))
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(_Run(self._run, spec.id))
        return action


class _Run:
    """Calls one function with one id; a bound object survives where a lambda would be shared."""

    def __init__(self, run: Callable[[ActionId], object], action_id: ActionId) -> None:
        self._run = run
        self._id = action_id

    def __call__(self, _checked: bool = False) -> None:
        self._run(self._id)
