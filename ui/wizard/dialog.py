"""The registration form: pages in order, back and forth without losing a letter."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from relapp.domain.register import ChangeRequest
from relapp.errors import RelappError
from relapp.services.views import Registered
from relapp.wording.errors import lines, word
from ui.actions.page import PageContext
from ui.kit import keyboard, messages, theme
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Button
from ui.kit.state_panel import StatePanel
from ui.kit.stepper import Stepper
from ui.wizard.answers import Answers
from ui.wizard.application_page import ApplicationPage
from ui.wizard.changes_page import ChangesPage
from ui.wizard.date_page import DatePage
from ui.wizard.kind_page import KindPage
from ui.wizard.page import WizardPage
from ui.wizard.people_page import PeoplePage
from ui.wizard.reading import Prefill, WizardData, WizardServices, further_entries, read
from ui.wizard.scope_page import ScopePage

_SIZE: Final = (880, 660)


class NewReleaseDialog(BaseDialog):
    """Asks page by page; Ctrl Enter goes on, Alt Left goes back, Esc leaves."""

    def __init__(
        self,
        context: PageContext,
        services: WizardServices,
        prefill: Prefill | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent, name="wizard", width=_SIZE[0])
        self._context, self._services = context, services
        self._prefill = prefill or Prefill()
        self._data: WizardData | None = None
        self._pages: dict[str, WizardPage] = {}
        self._answers: Answers | None = None
        self._first: Answers | None = None
        self._key = "scope"
        self._busy = False
        self.registered: Registered | None = None
        self.setWindowTitle(self.tr("新建发布"))
        self.title_label.setText(self.tr("新建发布"))
        self._build()
        self.resize(theme.current().px(_SIZE[0]), theme.current().px(_SIZE[1]))
        self._read()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        services: WizardServices,
        prefill: Prefill | None = None,
    ) -> Registered | None:
        """Register a release; None when the person thought better of it.

        The changes are announced here; `Registered.refused` tells that the request was only kept.
        """
        dialog = cls(context, services, prefill, parent)
        dialog.exec()
        registered = dialog.registered
        dialog.deleteLater()
        return registered

    @property
    def answers(self) -> Answers | None:
        """What has been answered up to the page in view, None while the registers are read."""
        if self._answers is None:
            return None
        return self._page().answered(self._answers)

    def page(self, key: str) -> WizardPage:
        """Return a page: scope, kind, application, changes, date, people.

        Raises:
            KeyError: unknown, or the registers are not read yet.
        """
        return self._pages[key]

    def steps(self) -> tuple[str, ...]:
        """Return the pages that apply; a refused request needs few."""
        answers = self.answers
        if answers is not None and not answers.in_scope:
            return ("scope", "application", "people")
        return tuple(self._pages)

    def next(self) -> None:
        """Go to the next page, or register on the last; what is missing is marked instead."""
        if self._answers is None or self._busy:
            return
        self.set_problem("")
        answers = self._page().answered(self._answers)
        if self._page().complain(answers):
            return
        self._answers = answers
        place = self.steps().index(self._key) + 1
        if place < len(self.steps()):
            self._go(place)
        else:
            self._register()

    def back(self) -> None:
        """Go to the page before; everything typed stays."""
        place = self.steps().index(self._key)
        if self._answers is not None and place and not self._busy:
            self._answers = self._page().answered(self._answers)
            self._go(place - 1)

    def accept(self) -> None:
        """Let Enter and the main button mean the next page."""
        self.next()

    def reject(self) -> None:
        """Leave; asks first once something was answered."""
        if not self._busy and self._may_leave():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat closing the window as leaving."""
        if not self.isVisible():
            super().closeEvent(event)
            return
        event.ignore()
        self.reject()

    def _may_leave(self) -> bool:
        if self.answers == self._first:
            return True
        title, text = self.tr("放弃这次登记"), self.tr("已填的内容不会保留。")
        return messages.confirm(self, title, text, self.tr("放弃"), danger=True)

    def _read(self) -> None:
        self.state.start_loading(self.tr("正在读取应用、变更和窗口"))
        year = self._context.clock.now().astimezone(self._context.zone).year
        task = partial(read, self._services, year)
        self._context.tasks.read(task, self._on_read, self._on_read_failed)

    def _on_read(self, data: WizardData) -> None:
        if not data.definitions:
            self.state.show_empty(
                "note",
                self.tr("还没有流程"),
                self.tr("先在「设置 · 流程定义」里导入一个流程。"),
            )
            return
        if not data.applications:
            self.state.show_empty(
                "cube",
                self.tr("还没有应用系统"),
                self.tr("发布属于应用系统。先在「应用」页登记，或从 Excel 导入。"),
            )
            return
        self._data = data
        self._answers = self._first = self._first_answers(data)
        for key, kind in (
            ("scope", ScopePage),
            ("kind", KindPage),
            ("application", ApplicationPage),
            ("changes", ChangesPage),
            ("date", DatePage),
            ("people", PeoplePage),
        ):
            page = kind(self._context, data, self.stack)
            page.changed.connect(self._tell_steps)
            page.forward_requested.connect(self.next)
            self._pages[key] = page
            self.stack.addWidget(page)
        self.state.show_content()
        self._go(0)

    def _first_answers(self, data: WizardData) -> Answers:
        prefill = self._prefill
        changes = [c for c in data.changes if c.id in prefill.change_ids]
        application = prefill.application_id
        if application is None:
            application = next((c.application_id for c in changes if c.application_id), None)
        definition = data.definitions[0]
        return Answers(
            definition,
            mode=definition.modes[0],
            application_id=application,
            title=self._first_title(changes),
            further=further_entries(data, changes, application),
            change_ids=prefill.change_ids,
            window_id=prefill.window_id,
            applicant_id=self._context.me.id,
        )

    def _first_title(self, changes: list[ChangeRequest]) -> str:
        if len(changes) > 1:
            text = self.tr("{title}等 {n} 项变更")
            return text.format(title=changes[0].title, n=len(changes))
        return changes[0].title if changes else ""

    def _on_read_failed(self, error: RelappError) -> None:
        self.state.show_failed(
            self.tr("读不到登记所需的资料"), word(error).of(self._context.language)
        )

    def _go(self, place: int) -> None:
        assert self._answers is not None
        self._key = self.steps()[place]
        page = self._page()
        self.stack.setCurrentWidget(page)
        page.show_answers(self._answers)
        self._tell_steps()
        page.focus_first()

    def _page(self) -> WizardPage:
        return self._pages[self._key]

    def _tell_steps(self) -> None:
        names = {
            "scope": self.tr("范围"),
            "kind": self.tr("类型"),
            "application": self.tr("应用"),
            "changes": self.tr("变更"),
            "date": self.tr("日期"),
            "people": self.tr("确认"),
        }
        steps = self.steps()
        place = steps.index(self._key)
        self.stepper.set_steps([names[key] for key in steps], place)
        answers = self.answers
        last = place + 1 == len(steps)
        text = self.tr("下一步")
        if last:
            refused = answers is not None and not answers.in_scope
            text = self.tr("留作被拒绝的申请") if refused else self.tr("登记")
        self.next_button.setText(text)
        self.next_button.updateGeometry()
        self.back_button.setEnabled(place > 0)
        self.next_button.setEnabled(True)

    def _register(self) -> None:
        assert self._answers is not None
        self._set_busy(True)
        command = partial(
            self._services.registration.register, self._context.me, self._answers.draft()
        )
        self._context.tasks.write(command, self._on_registered, self._on_refused)

    def _on_registered(self, registered: Registered) -> None:
        self._set_busy(False)
        self.registered = registered
        self._context.hub.announce(registered.changes)
        super().accept()

    def _on_refused(self, error: RelappError) -> None:
        self._set_busy(False)
        sentences = lines(error, self._context.zone)
        self.set_problem(sentences[0].of(self._context.language))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for button in (self.next_button, self.back_button, self.reject_button):
            if button is not None:
                button.setEnabled(not busy)
                button.updateGeometry()

    def _build(self) -> None:
        self.stepper = Stepper((), self, name="wizard.steps")
        self.stack = QStackedWidget(self)
        self.state = StatePanel(self.stack, self, name="wizard.state")
        self.state.retry_requested.connect(self._read)
        holder = QVBoxLayout()
        holder.setSpacing(theme.current().px(14))
        holder.addWidget(self.stepper)
        holder.addWidget(self.state, 1)
        self.body.addLayout(holder, 1)
        self.back_button = Button(self.tr("上一步"), self, name="wizard.back")
        self.back_button.clicked.connect(self.back)
        self.back_button.setEnabled(False)
        self.next_button = self.add_accept(self.tr("下一步"))
        self.next_button.setEnabled(False)
        self.add_reject()
        self.add_extra(self.back_button)
        self.back_button.setToolTip(keyboard.key_text("Alt+Left"))
        self.back_button.setShortcut("Alt+Left")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
