"""A small mail server on this machine, as obedient or contrary as a test wants it."""

import base64
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Manners:
    """How the server answers.

    Attributes:
        password: what a login must be; None offers no login.
        wants_login: nothing is taken without one.
        refuses: recipients that are not taken.
        bad_sender: the sender is not taken.
        silent: answers nothing at all until it is stopped.
        cuts: hangs up as soon as it is greeted.
    """

    password: str | None = None
    wants_login: bool = False
    refuses: frozenset[str] = frozenset()
    bad_sender: bool = False
    silent: bool = False
    cuts: bool = False
    mails: list[tuple[str, tuple[str, ...], bytes]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, manners: Manners) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.manners = manners


class _Conversation(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        manners = self.server.manners
        if manners.silent:
            manners.stopped.wait()
            return
        self._say("220 desk")
        self._sender, self._recipients, self._known = "", [], False  # type: ignore[var-annotated]
        while line := self.rfile.readline():
            command = line.decode("utf-8", "replace").strip()
            manners.commands.append(command)
            if manners.cuts:
                return
            word = command.partition(" ")[0].upper()
            if word == "QUIT":
                self._say("221 bye")
                return
            self._answer(word, command)

    def _answer(self, word: str, command: str) -> None:
        manners = self.server.manners
        if word == "EHLO":
            login = ["250-AUTH PLAIN"] if manners.password is not None else []
            self._say("250-desk", *login, "250 8BITMIME")
        elif word == "AUTH":
            given = base64.b64decode(command.rsplit(maxsplit=1)[-1]).decode().split("\0")[-1]
            self._known = given == manners.password
            self._say("235 welcome" if self._known else "535 no")
        elif word == "MAIL":
            self._take_sender(command)
        elif word == "RCPT":
            self._take_recipient(command)
        elif word == "DATA":
            self._say("354 go on")
            manners.mails.append((self._sender, tuple(self._recipients), self._content()))
            self._say("250 taken")
        else:
            self._say("250 fine")

    def _take_sender(self, command: str) -> None:
        manners = self.server.manners
        self._sender = command.partition("<")[2].partition(">")[0]
        if manners.wants_login and not self._known:
            self._say("530 log in first")
        elif manners.bad_sender:
            self._say("550 who is that")
        else:
            self._say("250 fine")

    def _take_recipient(self, command: str) -> None:
        address = command.partition("<")[2].partition(">")[0]
        if address in self.server.manners.refuses:
            self._say("550 unknown")
        else:
            self._recipients.append(address)
            self._say("250 fine")

    def _content(self) -> bytes:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        return b"".join(lines)

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


@contextmanager
def mail_server(manners: Manners) -> Iterator[int]:
    """Run a server; gives its port on 127.0.0.1."""
    with _Server(manners) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            manners.stopped.set()
            server.shutdown()
            thread.join()
