"""The tab 步骤: the run sheet, planned here before the evening and reported on during it."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.vocabulary import BoardColumn, RunKind, RunResult
from relapp.services.views import ReleaseView
from relapp.wording import terms
from ui.kit import keyboard, theme
from ui.kit.buttons import Button, IconButton
from ui.kit.empty_state import EmptyState
from ui.kit.labels import label
from ui.release import rights
from ui.release.desk import ReleaseDesk
from ui.release.gantt_scale import scale_of
from ui.release.panel import Panel
from ui.release.run_control import (
    FAIL,
    FINISH,
    FINISH_NOTE,
    GO,
    NO_GO,
    START,
    Report,
    RunControl,
)
from ui.release.run_planning import RunPlanning, window_of
from ui.release.run_rows import RunGroup, RunRow, figures, next_row, run_groups
from ui.release.run_strip import RunStrip
from ui.release.run_tree import RunTree
from ui.release.sign_dialog import TextDialog


class RunPanel(Panel):
    """Shows the sheet against the clock; the row to act on follows the execution."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view: ReleaseView | None = None
        self._groups: tuple[RunGroup, ...] = ()
        self._next_id = 0
        self.strip = RunStrip(self.words, self)
        self.tree = RunTree(self.words, desk.me.id, self)
        self.control = RunControl(self.words, self.tree.model_, self)
        self.empty = EmptyState(self, name="run.empty")
        self._planning = RunPlanning(desk, self.tree, self)
        self._build()
        self._bind_keys()
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._on_second)
        self.tree.row_changed.connect(self._show_control)
        self.tree.edit_wanted.connect(self._planning.edit)
        self.tree.remove_wanted.connect(self._planning.remove)
        self.tree.move_wanted.connect(self._planning.move)
        self.control.report_wanted.connect(self._on_report_wanted)
        self.empty.action_triggered.connect(partial(self._planning.add, RunKind.STEP))

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Show the sheet; the row chosen by hand stays, one that was next moves on."""
        current = self.tree.current_id()
        self._view = view
        self._groups = run_groups(view, self.desk.me)
        self._show_now(whole=True)
        upcoming = next_row(self._groups)
        self._next_id = upcoming.id if upcoming is not None else 0
        if self._next_id and (fresh or self._is_over(current)):
            self.tree.go_to(self._next_id)
        refusal = rights.content(self.desk.me, view)
        for button in self._edit_buttons:
            button.setEnabled(refusal is None)
            button.setToolTip(self.words.of(refusal) if refusal else button.accessibleName())
        self._show_empty(refusal is None)
        self._show_control()

    def focus_subject(self, need: str, subject: str) -> bool:
        """Go to a row, or to the sheet as a whole."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        return subject == "plan" or (subject.isdigit() and self.tree.go_to(int(subject)))

    def came_into_view(self) -> None:
        """Take the keys."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: object) -> None:
        """Let the clock run while it is seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._second.start()
        self._show_now(whole=False)

    def hideEvent(self, event: object) -> None:
        """Stop the clock."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self._second.stop()

    def _is_over(self, step_id: int) -> bool:
        """Tell whether a row has ended or is gone, so that the next one is to be shown."""
        open_results = (RunResult.PENDING, RunResult.RUNNING)
        rows = [row.step for group in self._groups for row in group.rows]
        return all(step.id != step_id or step.result not in open_results for step in rows)

    def _executing(self) -> bool:
        if self._view is None:
            return False
        stage = self._view.definition.stage(self._view.facts.release.stage)
        return stage.column is BoardColumn.IMPLEMENTING

    def _show_now(self, *, whole: bool) -> None:
        at, window = self.words.clock.now(), window_of(self._view)
        scale = scale_of(self._groups, window, at)
        if whole:
            self.tree.set_groups(self._groups, scale, at)
        else:
            self.tree.set_now(scale, at)
        self.strip.show_figures(figures(self._groups, at), window, at, executing=self._executing())

    def _on_second(self) -> None:
        at = self.words.clock.now()
        if at.second == 0:
            self._show_now(whole=False)
            self._show_control()
        else:
            self.strip.show_clock(at)

    def _show_control(self) -> None:
        self.control.show_row(self.tree.current_row())

    def _show_empty(self, may_edit: bool) -> None:
        has_rows = bool(self._groups)
        self.tree.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        if not has_rows:
            hint = self.tr("写明每一步做什么、谁做、几点到几点；不可逆的地方设闸口")
            button = self.tr("添加第一步…") if may_edit else ""
            self.empty.tell("run", self.tr("上线步骤还没有编写"), hint, button=button)

    def _on_report_wanted(self, report: Report) -> None:
        row = self.tree.current_row()
        if row is None or row.refusal_of(report.result) is not None:
            return
        note = ""
        if report.asks:
            asked = self._ask_note(row, report)
            if asked is None:
                return
            note = asked
        desk, step = self.desk, row.step
        call = partial(
            desk.services.run_sheets.report,
            desk.me,
            desk.release_id,
            step.id,
            report.result,
            note,
            step.version,
        )
        desk.write(call, partial(self._on_reported, row, report))

    def _ask_note(self, row: RunRow, report: Report) -> str | None:
        titles = {
            FINISH_NOTE: (self.tr("完成并备注"), self.tr("完成"), self.tr("附注")),
            FAIL: (self.tr("步骤失败"), self.tr("记为失败"), self.tr("原因")),
            NO_GO: (self.tr("闸口不放行"), self.tr("NO-GO"), self.tr("原因")),
        }
        skipped = (self.tr("跳过步骤"), self.tr("跳过"), self.tr("原因"))
        title, accept, field = titles.get(report, skipped)
        return TextDialog.ask(
            self,
            title,
            accept,
            note=row.step.title,
            field=field,
            danger=report in (FAIL, NO_GO),
        )

    def _on_reported(self, row: RunRow, report: Report, _changes: Changes) -> None:
        word = self.words.of(terms.RUN_RESULT[report.result])
        said = self.tr("「{title}」：{result}").format(title=row.step.title, result=word)
        if report is START:
            self.desk.undo_offered.emit(said, partial(self._take_back_start, row))
        else:
            self.desk.announced.emit(said)

    def _take_back_start(self, row: RunRow) -> None:
        desk = self.desk
        version = row.step.version + 1
        call = partial(
            desk.services.run_sheets.report,
            desk.me,
            desk.release_id,
            row.id,
            RunResult.PENDING,
            "",
            version,
        )
        desk.write(call)

    def _bind_keys(self) -> None:
        for key, reports in (
            ("Space", (FINISH, START)),
            ("N", (FINISH_NOTE,)),
            ("X", (FAIL,)),
            ("G", (GO,)),
            ("Shift+G", (NO_GO,)),
        ):
            keyboard.letter_shortcut(self, key, partial(self.control.trigger, *reports))

    def _build(self) -> None:
        now = theme.current()
        bar = QHBoxLayout()
        bar.setContentsMargins(now.px(14), now.px(7), now.px(14), now.px(7))
        bar.setSpacing(now.px(6))
        bar.addWidget(label(self.tr("上线步骤"), "section", self))
        bar.addStretch(1)
        self._edit_buttons: list[QWidget] = []
        for kind, words, icon in (
            (RunKind.STEP, self.tr("步骤…"), "plus"),
            (RunKind.GATE, self.tr("闸口…"), "flag"),
            (RunKind.ROLLBACK, self.tr("回退步骤…"), "return"),
        ):
            name = f"run.add_{kind.value}"
            button = Button(words, self, icon=icon, small=True, name=name)
            button.setAccessibleName(self.tr("添加{what}").format(what=words.rstrip("…")))
            button.clicked.connect(partial(self._planning.add, kind))
            self._edit_buttons.append(button)
            bar.addWidget(button)
        for icon, words, slot in (
            ("edit", self.tr("编辑 F2"), self._planning.edit),
            ("arrow-up", self.tr("上移 Alt ↑"), partial(self._planning.move, -1)),
            ("arrow-down", self.tr("下移 Alt ↓"), partial(self._planning.move, 1)),
            ("trash", self.tr("删除 Delete"), self._planning.remove),
        ):
            tool = IconButton(icon, words, self, name=f"run.{icon}")
            tool.clicked.connect(slot)
            self._edit_buttons.append(tool)
            bar.addWidget(tool)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.strip)
        outer.addLayout(bar)
        outer.addWidget(self.tree, 1)
        outer.addWidget(self.empty, 1)
        outer.addWidget(self.control)
        self.empty.hide()
