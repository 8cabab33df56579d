"""The table of all actions: words, icon, key, menu and when each may be used."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ui.actions.marking import QT_TRANSLATE_NOOP


class ActionId(StrEnum):
    """Every action of the program, as `subject.verb`."""

    RELEASE_NEW = "release.new"
    DATABASE_OPEN = "database.open"
    DATABASE_SWITCH = "database.switch"
    REFRESH = "view.refresh"
    QUIT = "app.quit"
    UNDO = "edit.undo"
    COPY_NUMBER = "edit.copy_number"
    FILTER = "edit.filter"
    COMMAND_BOX = "edit.command_box"
    SELECT_ALL = "edit.select_all"
    CLEAR_FILTER = "edit.clear_filter"
    PAGE_BOARD = "page.board"
    PAGE_REVIEW = "page.review"
    PAGE_CALENDAR = "page.calendar"
    PAGE_RUN = "page.run"
    PAGE_KPI = "page.kpi"
    PAGE_DOCUMENTS = "page.documents"
    PAGE_APPS = "page.apps"
    PAGE_SETTINGS = "page.settings"
    PAGE_DESK = "page.desk"
    SIGNERS_SHOW = "view.signers"
    PAGE_SPOT = "page.spot"
    BACK = "view.back"
    FORWARD = "view.forward"
    TOGGLE_TABLE = "board.toggle_table"
    TOGGLE_LANES = "board.toggle_lanes"
    ONLY_BLOCKED = "board.only_blocked"
    DUE_TODAY = "board.due_today"
    ONLY_MINE = "board.only_mine"
    CHOOSE_WINDOW = "board.choose_window"
    ALL_HISTORY = "board.all_history"
    TOGGLE_INSPECTOR = "board.toggle_inspector"
    NEXT_PANE = "view.next_pane"
    FULL_SCREEN = "view.full_screen"
    THEME_SYSTEM = "theme.system"
    THEME_LIGHT = "theme.light"
    THEME_DARK = "theme.dark"
    LANGUAGE_ZH = "language.zh"
    LANGUAGE_EN = "language.en"
    RELEASE_OPEN = "release.open"
    RELEASE_ADVANCE = "release.advance"
    RELEASE_RETREAT = "release.retreat"
    RELEASE_SCHEDULE = "release.schedule"
    RELEASE_REMIND = "release.remind"
    RELEASE_HOLD = "release.hold"
    RELEASE_RESUME = "release.resume"
    RELEASE_CANCEL = "release.cancel"
    WINDOWS_SHOW = "windows.show"
    WINDOWS_GENERATE = "windows.generate"
    WINDOWS_PUBLISH = "windows.publish"
    WINDOW_MOVE = "windows.move"
    FREEZE_ADD = "windows.freeze"
    EXPORT_SHOWN = "export.shown"
    EXPORT_PLAN = "export.release_plan"
    EXPORT_KPI = "export.kpi"
    EXPORT_WINDOWS = "export.windows"
    KEYS = "help.keys"
    JOURNAL_VERIFY = "help.verify"
    ABOUT = "help.about"


class Menu(StrEnum):
    """The menus of the header, in order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    RELEASE = "release"
    WINDOWS = "windows"
    EXPORT = "export"
    HELP = "help"
    THEME = "theme"
    LANGUAGE = "language"


SUBMENUS: Final = {Menu.THEME: Menu.VIEW, Menu.LANGUAGE: Menu.VIEW}


class Needs(StrEnum):
    """What must be there before an action makes sense."""

    NOTHING = "nothing"
    DATABASE = "database"
    RELEASE = "release"
    """A release is selected or open."""
    PAGE = "page"
    """The page in view knows the action."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action of the table.

    Attributes:
        text: Chinese source text, translated in the context `Actions`; `…` means a dialog follows.
        key: shortcut in Qt's portable form.
        local: the key works on the page alone and not while text is typed.
        told: the key is only shown; the list or table in focus handles it itself.
        group: a separator is drawn where the group changes within a menu.
    """

    id: ActionId
    text: str
    menu: Menu
    group: int = 0
    key: str = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    local: bool = False
    checkable: bool = False
    told: bool = False


MENU_TEXTS: Final = {
    Menu.FILE: QT_TRANSLATE_NOOP("Actions", "文件"),
    Menu.EDIT: QT_TRANSLATE_NOOP("Actions", "编辑"),
    Menu.VIEW: QT_TRANSLATE_NOOP("Actions", "视图"),
    Menu.RELEASE: QT_TRANSLATE_NOOP("Actions", "发布"),
    Menu.WINDOWS: QT_TRANSLATE_NOOP("Actions", "窗口计划"),
    Menu.EXPORT: QT_TRANSLATE_NOOP("Actions", "导出"),
    Menu.HELP: QT_TRANSLATE_NOOP("Actions", "帮助"),
    Menu.THEME: QT_TRANSLATE_NOOP("Actions", "外观"),
    Menu.LANGUAGE: QT_TRANSLATE_NOOP("Actions", "语言"),
}

_A = ActionId
_M = Menu

# One action a row, so that the table reads as a table.
# fmt: off
SPECS: Final[tuple[ActionSpec, ...]] = (
    ActionSpec(_A.RELEASE_NEW, QT_TRANSLATE_NOOP("Actions", "新建发布…"),
               _M.FILE, 0, "Ctrl+N", "plus", Needs.DATABASE),
    ActionSpec(_A.DATABASE_OPEN, QT_TRANSLATE_NOOP("Actions", "打开数据库…"),
               _M.FILE, 1, "Ctrl+O", "database"),
    ActionSpec(_A.DATABASE_SWITCH, QT_TRANSLATE_NOOP("Actions", "切换数据库…"),
               _M.FILE, 1, "Ctrl+Shift+O", "server"),
    ActionSpec(_A.REFRESH, QT_TRANSLATE_NOOP("Actions", "刷新"),
               _M.FILE, 1, "F5", "sync", Needs.DATABASE),
    ActionSpec(_A.QUIT, QT_TRANSLATE_NOOP("Actions", "退出"), _M.FILE, 2, "Ctrl+Q"),
    ActionSpec(_A.UNDO, QT_TRANSLATE_NOOP("Actions", "撤销"), _M.EDIT, 0, "Ctrl+Z", "undo"),
    ActionSpec(_A.COPY_NUMBER, QT_TRANSLATE_NOOP("Actions", "复制编号"),
               _M.EDIT, 1, "C", "copy", Needs.RELEASE, local=True),
    ActionSpec(_A.SELECT_ALL, QT_TRANSLATE_NOOP("Actions", "全选"),
               _M.EDIT, 1, "Ctrl+A", "", Needs.PAGE, told=True),
    ActionSpec(_A.FILTER, QT_TRANSLATE_NOOP("Actions", "筛选"),
               _M.EDIT, 2, "Ctrl+F", "filter", Needs.DATABASE),
    ActionSpec(_A.CLEAR_FILTER, QT_TRANSLATE_NOOP("Actions", "清除筛选"),
               _M.EDIT, 2, "Ctrl+Shift+F", "", Needs.PAGE),
    ActionSpec(_A.COMMAND_BOX, QT_TRANSLATE_NOOP("Actions", "查找或执行命令…"),
               _M.EDIT, 2, "Ctrl+K", "search"),
    ActionSpec(_A.PAGE_BOARD, QT_TRANSLATE_NOOP("Actions", "看板"),
               _M.VIEW, 0, "Ctrl+1", "board"),
    ActionSpec(_A.PAGE_REVIEW, QT_TRANSLATE_NOOP("Actions", "评审"),
               _M.VIEW, 0, "Ctrl+2", "review"),
    ActionSpec(_A.PAGE_CALENDAR, QT_TRANSLATE_NOOP("Actions", "日历"),
               _M.VIEW, 0, "Ctrl+3", "calendar"),
    ActionSpec(_A.PAGE_RUN, QT_TRANSLATE_NOOP("Actions", "执行"),
               _M.VIEW, 0, "Ctrl+4", "run"),
    ActionSpec(_A.PAGE_KPI, QT_TRANSLATE_NOOP("Actions", "指标"),
               _M.VIEW, 0, "Ctrl+5", "kpi"),
    ActionSpec(_A.PAGE_DOCUMENTS, QT_TRANSLATE_NOOP("Actions", "文档"),
               _M.VIEW, 0, "Ctrl+6", "document"),
    ActionSpec(_A.PAGE_APPS, QT_TRANSLATE_NOOP("Actions", "应用"),
               _M.VIEW, 0, "Ctrl+7", "apps"),
    ActionSpec(_A.PAGE_SETTINGS, QT_TRANSLATE_NOOP("Actions", "设置"),
               _M.VIEW, 0, "Ctrl+8", "settings"),
    ActionSpec(_A.PAGE_DESK, QT_TRANSLATE_NOOP("Actions", "我的待办"),
               _M.VIEW, 0, "Ctrl+0", "bell", Needs.DATABASE),
    ActionSpec(_A.PAGE_SPOT, QT_TRANSLATE_NOOP("Actions", "抽查清单"),
               _M.VIEW, 0, "Ctrl+9", "eye", Needs.DATABASE),
    ActionSpec(_A.SIGNERS_SHOW, QT_TRANSLATE_NOOP("Actions", "谁能签什么"),
               _M.VIEW, 0, "", "people", Needs.DATABASE),
    ActionSpec(_A.BACK, QT_TRANSLATE_NOOP("Actions", "后退"),
               _M.VIEW, 1, "Alt+Left", "arrow-left"),
    ActionSpec(_A.FORWARD, QT_TRANSLATE_NOOP("Actions", "前进"),
               _M.VIEW, 1, "Alt+Right", "arrow-right"),
    ActionSpec(_A.TOGGLE_TABLE, QT_TRANSLATE_NOOP("Actions", "看板或表格"),
               _M.VIEW, 2, "V", "table", Needs.PAGE, local=True),
    ActionSpec(_A.TOGGLE_LANES, QT_TRANSLATE_NOOP("Actions", "按窗口泳道"),
               _M.VIEW, 2, "L", "lanes", Needs.PAGE, local=True, checkable=True),
    ActionSpec(_A.ONLY_BLOCKED, QT_TRANSLATE_NOOP("Actions", "只看阻塞"),
               _M.VIEW, 3, "B", "blocked", Needs.PAGE, local=True, checkable=True),
    ActionSpec(_A.DUE_TODAY, QT_TRANSLATE_NOOP("Actions", "今天到期"),
               _M.VIEW, 3, "D", "clock", Needs.PAGE, local=True, checkable=True),
    ActionSpec(_A.ONLY_MINE, QT_TRANSLATE_NOOP("Actions", "我的"),
               _M.VIEW, 3, "M", "person", Needs.PAGE, local=True, checkable=True),
    ActionSpec(_A.ALL_HISTORY, QT_TRANSLATE_NOOP("Actions", "显示全部历史"),
               _M.VIEW, 3, "", "history", Needs.PAGE, checkable=True),
    ActionSpec(_A.TOGGLE_INSPECTOR, QT_TRANSLATE_NOOP("Actions", "详情栏"),
               _M.VIEW, 4, "Space", "info", Needs.PAGE, checkable=True, told=True),
    ActionSpec(_A.NEXT_PANE, QT_TRANSLATE_NOOP("Actions", "下一区域"), _M.VIEW, 4, "F6"),
    ActionSpec(_A.FULL_SCREEN, QT_TRANSLATE_NOOP("Actions", "全屏"),
               _M.VIEW, 4, "F11", "monitor", checkable=True),
    ActionSpec(_A.THEME_SYSTEM, QT_TRANSLATE_NOOP("Actions", "跟随系统"),
               _M.THEME, 0, checkable=True),
    ActionSpec(_A.THEME_LIGHT, QT_TRANSLATE_NOOP("Actions", "浅色"),
               _M.THEME, 0, "", "sun", checkable=True),
    ActionSpec(_A.THEME_DARK, QT_TRANSLATE_NOOP("Actions", "深色"),
               _M.THEME, 0, "", "moon", checkable=True),
    ActionSpec(_A.LANGUAGE_ZH, "简体中文", _M.LANGUAGE, 0, checkable=True),
    ActionSpec(_A.LANGUAGE_EN, "English", _M.LANGUAGE, 0, checkable=True),
    ActionSpec(_A.RELEASE_OPEN, QT_TRANSLATE_NOOP("Actions", "打开"),
               _M.RELEASE, 0, "Enter", "external", Needs.RELEASE, told=True),
    ActionSpec(_A.RELEASE_ADVANCE, QT_TRANSLATE_NOOP("Actions", "进入下一阶段"),
               _M.RELEASE, 1, "Shift+Right", "arrow-right", Needs.RELEASE, local=True),
    ActionSpec(_A.RELEASE_RETREAT, QT_TRANSLATE_NOOP("Actions", "退回上一阶段"),
               _M.RELEASE, 1, "Shift+Left", "return", Needs.RELEASE, local=True),
    ActionSpec(_A.RELEASE_SCHEDULE, QT_TRANSLATE_NOOP("Actions", "调整窗口…"),
               _M.RELEASE, 2, "", "calendar", Needs.RELEASE),
    ActionSpec(_A.RELEASE_REMIND, QT_TRANSLATE_NOOP("Actions", "催办"),
               _M.RELEASE, 2, "R", "bell", Needs.RELEASE, local=True),
    ActionSpec(_A.RELEASE_HOLD, QT_TRANSLATE_NOOP("Actions", "挂起…"),
               _M.RELEASE, 3, "", "pause", Needs.RELEASE),
    ActionSpec(_A.RELEASE_RESUME, QT_TRANSLATE_NOOP("Actions", "恢复"),
               _M.RELEASE, 3, "", "play", Needs.RELEASE),
    ActionSpec(_A.RELEASE_CANCEL, QT_TRANSLATE_NOOP("Actions", "取消发布…"),
               _M.RELEASE, 3, "", "circle-minus", Needs.RELEASE),
    ActionSpec(_A.WINDOWS_SHOW, QT_TRANSLATE_NOOP("Actions", "年度窗口计划"),
               _M.WINDOWS, 0, "", "calendar", Needs.DATABASE),
    ActionSpec(_A.CHOOSE_WINDOW, QT_TRANSLATE_NOOP("Actions", "按窗口筛选…"),
               _M.WINDOWS, 0, "W", "filter", Needs.PAGE, local=True),
    ActionSpec(_A.WINDOWS_GENERATE, QT_TRANSLATE_NOOP("Actions", "生成计划…"),
               _M.WINDOWS, 1, "", "", Needs.DATABASE),
    ActionSpec(_A.WINDOWS_PUBLISH, QT_TRANSLATE_NOOP("Actions", "发布计划…"),
               _M.WINDOWS, 1, "", "", Needs.DATABASE),
    ActionSpec(_A.WINDOW_MOVE, QT_TRANSLATE_NOOP("Actions", "移动窗口…"),
               _M.WINDOWS, 2, "Ctrl+M", "", Needs.PAGE),
    ActionSpec(_A.FREEZE_ADD, QT_TRANSLATE_NOOP("Actions", "设置封网…"),
               _M.WINDOWS, 2, "", "lock", Needs.DATABASE),
    ActionSpec(_A.EXPORT_SHOWN, QT_TRANSLATE_NOOP("Actions", "导出当前列表…"),
               _M.EXPORT, 0, "Ctrl+E", "download", Needs.DATABASE),
    ActionSpec(_A.EXPORT_PLAN, QT_TRANSLATE_NOOP("Actions", "《发布方案》 Word…"),
               _M.EXPORT, 1, "", "file-word", Needs.RELEASE),
    ActionSpec(_A.EXPORT_KPI, QT_TRANSLATE_NOOP("Actions", "指标工作簿 Excel…"),
               _M.EXPORT, 1, "", "file-excel", Needs.DATABASE),
    ActionSpec(_A.EXPORT_WINDOWS, QT_TRANSLATE_NOOP("Actions", "窗口日历 ics…"),
               _M.EXPORT, 1, "", "calendar", Needs.DATABASE),
    ActionSpec(_A.KEYS, QT_TRANSLATE_NOOP("Actions", "快捷键"),
               _M.HELP, 0, "?", "keyboard", told=True),
    ActionSpec(_A.JOURNAL_VERIFY, QT_TRANSLATE_NOOP("Actions", "核对操作日志…"),
               _M.HELP, 1, "", "shield", Needs.DATABASE),
    ActionSpec(_A.ABOUT, QT_TRANSLATE_NOOP("Actions", "关于发布台"), _M.HELP, 2, "", "logo"),
)
# fmt: on

BY_ID: Final = {spec.id: spec for spec in SPECS}
PAGE_ACTIONS: Final = {
    _A.PAGE_BOARD: "board",
    _A.PAGE_REVIEW: "review",
    _A.PAGE_CALENDAR: "calendar",
    _A.PAGE_RUN: "run",
    _A.PAGE_KPI: "kpi",
    _A.PAGE_DOCUMENTS: "documents",
    _A.PAGE_APPS: "apps",
    _A.PAGE_SETTINGS: "settings",
}
