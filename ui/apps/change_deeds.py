"""What is done with change requests beyond keeping them: a release of several, the way back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from relapp.domain.change_standing import ChangeStanding, Tool
from relapp.domain.change_states import combining_refusals
from relapp.domain.person import Permission, may
from relapp.errors import RuleViolation
from relapp.services.change_schedule import ChangeScheduleService
from relapp.wording.errors import word
from ui.actions.file_maker import FileMaker, FileWish
from ui.actions.page import PageContext
from ui.apps.changes_tab import ChangesTab
from ui.kit import messages
from ui.kit.banner import Banner


class ChangeDeeds(QObject):
    """Carries out what the tab of change requests asks for.

    Signals:
        release_wanted: keys of the change requests that a new release shall carry.
        address_wanted: an address to go to.
    """

    release_wanted = Signal(object)
    address_wanted = Signal(str)

    def __init__(
        self,
        context: PageContext,
        schedule: ChangeScheduleService | None,
        tab: ChangesTab,
        banner: Banner,
    ) -> None:
        super().__init__(tab)
        self._context, self._schedule, self._tab = context, schedule, tab
        self.maker = FileMaker(context, banner, tab)
        tab.combine_requested.connect(self._on_combine_requested)
        tab.release_requested.connect(self._on_release_requested)
        tab.export_requested.connect(self._on_export_requested)
        tab.export_button.setVisible(schedule is not None)
        allowed = may(context.me, Permission.REGISTER_RELEASE)
        tab.set_registering_allowed("" if allowed else self.tr("你的岗位不能登记发布"))

    def _on_combine_requested(self, chosen: Sequence[ChangeStanding]) -> None:
        refusals = combining_refusals([standing.change for standing in chosen])
        if not refusals:
            self.release_wanted.emit(tuple(standing.change.id for standing in chosen))
            return
        language = self._context.language
        sentences = [
            word(RuleViolation(code, **details), self._context.zone).of(language)
            for code, details in refusals
        ]
        sentences.append(self.tr("没有登记发布。去掉这些再选一次。"))
        messages.inform(self._tab, self.tr("有变更单不能编入"), "\n".join(sentences))

    def _on_release_requested(self, number: str) -> None:
        self.address_wanted.emit(f"relapp://release/{number}")

    def _on_export_requested(self, tool: Tool | None) -> None:
        if self._schedule is None:
            return
        name = tool.source if tool is not None else ""
        suggested = self.tr("变更排期 {tool}.csv").format(tool=name).replace(" .", ".")
        wish = FileWish(
            self.tr("导出排期给变更管理"),
            suggested,
            "CSV (*.csv)",
            self.tr("排期已导出"),
        )
        write = partial(self._schedule.write, tool=tool, language=self._context.language)
        self.maker.make(wish, write)
