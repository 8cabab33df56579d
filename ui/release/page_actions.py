"""What the menus of the window may do with the release in view, and the keys of each tab."""

from typing import TYPE_CHECKING

from ui.actions.catalogue import ActionId
from ui.release.plan_file import PLAN
from ui.release.plan_panel import PlanPanel
from ui.release.words import Phrase

if TYPE_CHECKING:
    from ui.release.pane import ReleasePane

_DEEDS = {
    ActionId.RELEASE_SCHEDULE: "window",
    ActionId.RELEASE_REMIND: "remind",
    ActionId.RELEASE_HOLD: "hold",
    ActionId.RELEASE_RESUME: "resume",
    ActionId.RELEASE_CANCEL: "cancel",
    ActionId.RELEASE_RETREAT: "back",
    ActionId.COPY_NUMBER: "copy",
}


def allows(pane: "ReleasePane", action: ActionId) -> str | None:
    """Return "" when an action may be done, its reason when refused, None when foreign."""
    if action not in (*_DEEDS, ActionId.RELEASE_ADVANCE, ActionId.EXPORT_PLAN):
        return None
    if pane.desk.view is None:
        return Phrase.tr("还没有打开发布")
    if action is ActionId.RELEASE_ADVANCE:
        button = pane.head.advance_button
        shown = not button.isHidden()
        return "" if shown and button.isEnabled() else button.toolTip() or Phrase.tr("已经结束")
    if action is ActionId.EXPORT_PLAN:
        return ""
    entry = next((e for e in pane.entries() if e.key == _DEEDS[action]), None)
    if entry is None:
        return Phrase.tr("这个发布现在不需要这一步")
    return pane.desk.words.of(entry.refusal) if entry.refusal is not None else ""


def perform(pane: "ReleasePane", action: ActionId) -> bool:
    """Do an action; tell whether it is one of this page."""
    if allows(pane, action) != "":
        return False
    if action is ActionId.RELEASE_ADVANCE:
        pane.advance()
    elif action is ActionId.EXPORT_PLAN:
        panel = pane.panel("plan")
        if isinstance(panel, PlanPanel):
            pane.show_tab("plan")
            panel.make_document(PLAN)
    else:
        next(e for e in pane.entries() if e.key == _DEEDS[action]).call()
    return True


def keys(tab: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of a tab and what they do."""
    by_tab = {
        "checks": (
            ("1", Phrase.tr("通过")),
            ("2", Phrase.tr("不通过")),
            ("3", Phrase.tr("不适用")),
            ("4", Phrase.tr("暂缓（仅紧急发布）")),
            ("0", Phrase.tr("撤回结论")),
            ("↑ ↓", Phrase.tr("上一项、下一项")),
            ("U", Phrase.tr("下一未勾选")),
            ("N", Phrase.tr("写备注")),
            ("E", Phrase.tr("添加证据")),
            ("O", Phrase.tr("打开交付物")),
        ),
        "tests": (("N", Phrase.tr("记录测试")),),
        "plan": (
            ("Ctrl S", Phrase.tr("保存本节")),
            ("Ctrl B", Phrase.tr("粗体")),
            ("Ctrl I", Phrase.tr("斜体")),
            ("F2 ↵", Phrase.tr("编辑表格里的一格")),
            ("Tab ↵", Phrase.tr("下一格、下一行")),
            ("Insert", Phrase.tr("添加一行")),
            ("Alt ↑ ↓", Phrase.tr("移动一行")),
            ("Ctrl V", Phrase.tr("从表格软件粘贴几行")),
            ("Delete", Phrase.tr("删除一行")),
        ),
        "approval": (("← →", Phrase.tr("换环节")), ("Ctrl ↵", Phrase.tr("同意"))),
        "run_sheet": (
            (Phrase.tr("空格"), Phrase.tr("开始或完成步骤")),
            ("N", Phrase.tr("完成并备注")),
            ("X", Phrase.tr("步骤失败")),
            ("G", Phrase.tr("闸口 GO")),
            ("Shift G", Phrase.tr("闸口 NO-GO")),
            ("F2", Phrase.tr("编辑步骤")),
            ("Alt ↑ ↓", Phrase.tr("移动步骤")),
            ("Delete", Phrase.tr("删除步骤")),
        ),
        "history": (("Ctrl C", Phrase.tr("复制所选")),),
    }
    return by_tab.get(tab, ())
