"""Carries out a wish for a letter: compose, show, open as a draft or send, note on the release."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from relapp.domain.letter import LetterKind, one_line
from relapp.errors import Cancelled, RelappError
from relapp.services.letters import server_of
from relapp.wording import mails
from ui.actions.letters import LetterWish
from ui.actions.opening import open_file
from ui.kit.progress_dialog import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from relapp.address import MailPasswords
    from relapp.config import Settings
    from relapp.domain.changes import Changes
    from relapp.domain.letter import Letter
    from relapp.domain.mail_server import MailServer
    from relapp.services.letters import LettersService, Sent
    from ui.actions.page import PageContext
    from ui.kit.tasks import Progress
    from ui.shell.window_desk import WindowDesk

_UNFIT = '\\/:*?"<>|'


class PostDesk(QObject):
    """One letter at a time, for one session."""

    def __init__(
        self,
        context: PageContext,
        letters: LettersService,
        settings: Callable[[], Settings],
        passwords: MailPasswords,
        desk: WindowDesk,
    ) -> None:
        super().__init__(desk)
        self._context = context
        self._letters = letters
        self._settings = settings
        self._passwords = passwords
        self._desk = desk
        self._folder: Path | None = None

    def start(self, wish: LetterWish) -> None:
        """Compose what is wished for; what cannot be is told."""
        compose = partial(self._compose, wish)
        self._context.tasks.read(compose, self._on_composed, self._on_refused)

    def server(self) -> MailServer:
        """Return the mail server of the settings."""
        return server_of(self._settings())

    def _compose(self, wish: LetterWish) -> Letter:
        me, language = self._context.me, self._context.language
        if wish.kind is LetterKind.NOTICE:
            return self._letters.notice(me, wish.release_ids[0], language)
        if wish.kind is LetterKind.INVITATION:
            return self._letters.invitation(me, wish.meeting_id, language)
        if wish.kind is LetterKind.RESULT:
            return self._letters.result(me, wish.release_ids[0], language)
        return self._letters.reminder(me, wish.release_ids, language, wish.people)

    def _on_composed(self, letter: Letter) -> None:
        if not self.server().on:
            self._draft(letter)
            return
        from ui.shell.letter_dialog import DRAFT, SEND, LetterDialog

        way = LetterDialog.ask(letter, self._letters.body(letter), self._desk.frame)
        if way == DRAFT:
            self._draft(letter)
        elif way == SEND:
            self._send(letter)

    def _draft(self, letter: Letter) -> None:
        target = self._target(letter)
        write = partial(self._letters.write_draft, self._context.me, letter, target)
        written = partial(self._on_draft, letter, target)
        self._context.tasks.write(write, written, self._on_refused)

    def _target(self, letter: Letter) -> Path:
        if self._folder is None:
            # For this person only; the mail program reads it, the system clears it away.
            self._folder = Path(tempfile.mkdtemp(prefix="relapp-"))
        numbers = "_".join(about.number for about in letter.about[:3]) or str(letter.meeting_id)
        name = "".join("_" if sign in _UNFIT else sign for sign in f"{letter.name}-{numbers}")
        return self._folder / f"{one_line(name)}.eml"

    def _on_draft(self, letter: Letter, target: Path, changes: Changes) -> None:
        self._context.hub.announce(changes)
        if not open_file(target):
            said = self.tr("没有打开 .eml 的邮件程序，草稿在 {path}").format(path=target)
            self._desk.tell(said)
            return
        self._tell(self.tr("已打开{name}草稿，收件人 {n} 人"), letter, len(letter.to))

    def _send(self, letter: Letter, *, refused: bool = False) -> None:
        server = self.server()
        password = self._password(server, refused=refused)
        if password is None:
            return
        language = self._context.language

        def send(progress: Progress, _cancelled: Callable[[], bool]) -> Sent:
            def step(phase: str, share: float) -> None:
                progress(mails.PHASE[phase].of(language), share)

            return self._letters.send(self._context.me, letter, server, password, step)

        task = self._context.tasks.long(
            send,
            self._on_sent,
            partial(self._on_not_sent, letter),
            self.tr("发送{name}").format(name=letter.name),
            owner=self,
        )
        ProgressDialog.watch(task, self._desk.frame)

    def _password(self, server: MailServer, *, refused: bool) -> str | None:
        """Return the password, asked for where it is wanted and not known; None for giving up."""
        if not server.user:
            return ""
        known = self._passwords.of(server.address)
        if known and not refused:
            return known
        from ui.shell.password_dialog import MailPasswordDialog

        can_keep = self._passwords.can_keep
        answer = MailPasswordDialog.ask(
            server.address, refused=refused, can_keep=can_keep, parent=self._desk.frame
        )
        if answer is None:
            return None
        self._passwords.remember(server.address, answer.password)
        if answer.keep:
            keep = partial(self._passwords.remember, server.address, answer.password, keep=True)
            self._context.tasks.write(keep, self._on_kept, self._on_refused)
        return answer.password

    def _on_kept(self, _nothing: None) -> None:
        self._desk.tell(self.tr("密码已存入系统钥匙串"))

    def _on_sent(self, sent: Sent) -> None:
        took = len(sent.letter.to) - len(sent.refused)
        note = partial(self._letters.note_sent, self._context.me, sent)
        self._context.tasks.write(note, self._context.hub.announce, self._on_refused)
        if sent.refused:
            said = self.tr("已发送给 {n} 人；服务器没有接受：{names}")
            self._desk.tell(said.format(n=took, names="、".join(sent.refused)))
        else:
            self._tell(self.tr("已发送{name}，收件人 {n} 人"), sent.letter, took)

    def _on_not_sent(self, letter: Letter, error: RelappError) -> None:
        if error.code == "mail.login":
            self._send(letter, refused=True)
        elif isinstance(error, Cancelled):
            self._desk.tell(self.tr("已取消，没有发送"))
        else:
            self._on_refused(error)

    def _tell(self, template: str, letter: Letter, count: int) -> None:
        said = template.format(name=letter.name, n=count)
        if letter.without:
            words = self.tr("没有邮件地址：{names}").format(names="、".join(letter.without))
            said = f"{said}　{words}"
        self._desk.tell(said)

    def _on_refused(self, error: RelappError) -> None:
        self._desk.tell_trouble(error)
