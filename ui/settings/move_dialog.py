"""Carries the open database over to a server: address, progress, what was compared, switching."""

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from relapp.address import is_server, with_password, without_password
from relapp.domain.holdings import Phase
from relapp.errors import Cancelled, RelappError
from relapp.services.database_keeper import DatabaseKeeper
from relapp.services.moving import Carried
from relapp.wording.errors import word
from relapp.wording.moving import PHASES
from ui.actions.page import PageContext
from ui.kit.base_dialog import BaseDialog
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.kit.tasks import LongTask, Progress

_FULL = 1000


class MoveDialog(BaseDialog):
    """One dialog for the whole way; while it is under way, closing asks it to stop."""

    def __init__(
        self, context: PageContext, keeper: DatabaseKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(self._heading(), parent, note=self._note(), name="move", width=560)
        self._context, self._keeper = context, keeper
        self._task: LongTask | None = None
        self._closing = False
        self.moved: Carried | None = None
        self.form = FormGrid(self, label_width=64)
        self.address_edit = QLineEdit(self)
        self.address_edit.setPlaceholderText("postgresql://lin@release-db.example/release_desk")
        self.password_edit = QLineEdit(self)
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        hint = self.tr("一个空的 PostgreSQL 库，账号要能在里面建表。")
        self.form.add(self.tr("地址"), self.address_edit, hint=hint, required=True)
        hint = self.tr("只在这次运行里记住，不写进任何文件。")
        self.form.add(self.tr("密码"), self.password_edit, hint=hint)
        self.body.addWidget(self.form)
        self.step_label = label("", "secondary", self, wrap=True, name="move.step")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _FULL)
        self.bar.setAccessibleName(self._heading())
        self.result_label = label("", "", self, wrap=True, name="move.result")
        for widget in (self.step_label, self.bar, self.result_label):
            self.body.addWidget(widget)
            widget.hide()
        self.add_reject()
        self.add_accept(self.tr("开始搬迁"))
        self.address_edit.textChanged.connect(self._tell)
        self._tell()

    @classmethod
    def ask(
        cls, context: PageContext, keeper: DatabaseKeeper, parent: QWidget | None = None
    ) -> str:
        """Return the address to switch to, with its password; empty to stay."""
        dialog = cls(context, keeper, parent)
        switching = dialog.exec()
        target = dialog.target() if switching and dialog.moved is not None else ""
        dialog.deleteLater()
        return target

    def target(self) -> str:
        """Return the address as typed, with the password typed beside it."""
        typed = self.address_edit.text().strip()
        password = self.password_edit.text()
        return with_password(typed, password) if password and is_server(typed) else typed

    def accept(self) -> None:
        """Begin to carry over; once done, agree to switch."""
        if self.moved is not None:
            super().accept()
            return
        if self._task is None and not self._fault():
            self._begin()

    def reject(self) -> None:
        """Close, or ask what is under way to stop first."""
        if self._task is None:
            super().reject()
            return
        self._closing = True
        self._task.cancel()
        self.step_label.setText(self.tr("正在停止，目标里什么都不留下"))

    def _begin(self) -> None:
        language, deed = self._context.language, self._keeper.move
        me, target = self._context.me, self.target()

        def job(progress: Progress, _cancelled: Callable[[], bool]) -> Carried:
            return deed(me, target, lambda p, share: progress(PHASES[Phase(p)].of(language), share))

        self.set_problem("")
        self.form.setEnabled(False)
        self.set_acceptable(False)
        self.bar.setValue(0)
        self.step_label.show()
        self.bar.show()
        title = self._heading()
        self._task = self._context.tasks.long(job, self._on_moved, self._on_failed, title)
        self._task.progressed.connect(self._on_progressed)

    def _on_progressed(self, text: str, share: float) -> None:
        if not self._closing:
            self.step_label.setText(text)
            self.bar.setValue(round(share * _FULL))

    def _on_moved(self, done: Carried) -> None:
        self._task, self.moved = None, done
        self.step_label.hide()
        self.bar.hide()
        self.form.hide()
        text = self.tr(
            "已搬到 {target}。{tables} 张表、{rows} 行，两边逐表一致；{chains} 条日志链、"
            "{entries} 条记录首尾相接。\n校验值 {sha}\n原来的数据库没有改动，可以留作备份。"
        )
        self.result_label.setText(
            text.format(
                target=done.target,
                tables=len(done.holdings.tables),
                rows=done.holdings.rows,
                chains=done.chains,
                entries=done.entries,
                sha=done.holdings.sha256,
            )
        )
        self.result_label.show()
        self.set_note("")
        self.set_acceptable(True)
        if self.accept_button is not None:
            self.accept_button.setText(self.tr("切换到团队数据库"))
        if self.reject_button is not None:
            self.reject_button.setText(self.tr("留在本机"))

    def _on_failed(self, error: RelappError) -> None:
        self._task = None
        self.step_label.hide()
        self.bar.hide()
        self.form.setEnabled(True)
        self._tell()
        if isinstance(error, Cancelled) and self._closing:
            super().reject()
            return
        self._closing = False
        text = word(error, self._context.zone).of(self._context.language)
        self.result_label.setText(text)
        self.result_label.show()
        self.set_problem(self.tr("没有搬迁"))

    def _tell(self) -> None:
        fault = self._fault()
        self.set_acceptable(not fault, fault)

    def _fault(self) -> str:
        typed = self.address_edit.text().strip()
        if not typed:
            return self.tr("写下地址")
        if typed.partition("://")[0] not in ("postgresql", "postgres", "postgresql+psycopg"):
            return self.tr("地址以 postgresql:// 开头")
        try:
            parts = urlsplit(without_password(typed))
            whole = bool(parts.hostname and parts.path.strip("/")) and parts.port != 0
        except ValueError:
            whole = False
        return "" if whole else self.tr("地址里要有服务器和库名")

    def _heading(self) -> str:
        return self.tr("搬到团队数据库")

    def _note(self) -> str:
        return self.tr("全部数据一次搬完并逐表比对；中途停下或失败，目标里什么都不留下，本机不变。")
