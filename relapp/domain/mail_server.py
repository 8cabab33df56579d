"""The mail server that may send letters: where it is, how the way is protected, who asks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from relapp.domain.letter import usable

LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_LAST_PORT: Final = 65_535


class Protection(StrEnum):
    """How the way to the server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


USUAL_PORTS: Final = {Protection.STARTTLS: 587, Protection.TLS: 465, Protection.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """What sending needs beside the password, which is kept nowhere."""

    host: str = ""
    port: int = 0
    protection: Protection = Protection.STARTTLS
    sender: str = ""
    user: str = ""

    @property
    def on(self) -> bool:
        """Whether sending is wanted at all."""
        return bool(self.host)

    @property
    def real_port(self) -> int:
        """The port, or the usual one."""
        return self.port or USUAL_PORTS[self.protection]

    @property
    def address(self) -> str:
        """What the password is remembered by; shown in questions for it."""
        return f"{self.user}@{self.host}:{self.real_port}"


def fault(server: MailServer) -> str:
    """Return the code of what is wrong with the settings, empty if nothing is."""
    host = server.host
    if not host.isascii() or not host or any(sign.isspace() or sign in "/@" for sign in host):
        return "mail.host"
    if not 0 <= server.port <= _LAST_PORT:
        return "mail.port"
    if not usable(server.sender):
        return "mail.sender"
    if server.user and server.protection is Protection.NONE and host not in LOCAL:
        return "mail.open_password"
    return ""
