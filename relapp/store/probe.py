"""Tries a server by hand before libpq does, so that each failure has its own name.

libpq says in one sentence, in the server's language, what went wrong; a socket and a handshake of
our own say whether it was the name, the port, the answer or the certificate.
"""

import socket
import ssl
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

from relapp.address import without_password
from relapp.connection import Security, Server
from relapp.domain.connection_check import Finding, Found, encryption
from relapp.store.transport import system_roots

PATIENCE: Final = 5.0
"""Seconds for each step."""
_TLS_WANTED: Final = struct.pack("!ii", 8, 80877103)
_LONGEST: Final = 300
_EXPIRED, _NOT_YET = 10, 9
_OTHER_HOST: Final = (62, 63, 64)
"""Numbers of OpenSSL's reasons to refuse a certificate."""

SIGNS: Final = (
    # As servers say it in English and in Chinese; others are told in the server's own words.
    (Found.DISABLED, ("is not permitted to log in", "进行登录", "不允许登录")),
    (Found.TLS_WANTED, ("no encryption", "SSL off", "没有加密", "SSL 关闭")),
    (Found.NOT_ADMITTED, ("no pg_hba.conf entry", "pg_hba.conf rejects", "pg_hba.conf")),
    (Found.NO_RIGHTS, ("permission denied for database", "CONNECT privilege", "权限不够")),
    (Found.FULL, ("too many", "remaining connection slots", "太多", "连接槽")),
    (Found.NOT_READY, ("starting up", "shutting down", "in recovery", "正在启动", "正在关闭")),
    (Found.NO_TLS, ("does not support SSL",)),
    (Found.UNTRUSTED, ("certificate verify failed",)),
    (Found.WRONG_HOST, ("does not match host name",)),
    (Found.ROOT_FILE, ("root certificate file",)),
    (
        Found.WRONG_LOGIN,
        ("password authentication failed", "no password supplied", "认证失败", "口令"),
    ),
)
_ROLE: Final = ('role "', "角色")


class Failed(Exception):
    """A step that did not work; carries the line to show."""

    def __init__(self, found: Found, **facts: object) -> None:
        """Keep what was found."""
        super().__init__(found.value)
        self.finding = Finding(found, facts)


def reach(server: Server) -> Finding:
    """Find the server and measure one way there and back; raises Failed."""
    if server.host.startswith(("/", "@")):
        return Finding(Found.SOCKET)
    started = time.perf_counter()
    with _line(server):
        spent = time.perf_counter() - started
    return Finding(Found.REACHED, {"ms": max(1, round(spent * 1000))})


def guard(server: Server, now: datetime) -> Finding:
    """Ask for encryption and look at the certificate; raises Failed.

    Args:
        server: where, and how the line is to be guarded.
        now: the present, aware, to tell when a certificate ends.
    """
    if server.host.startswith(("/", "@")):
        return Finding(Found.PLAIN)
    # Another reading of the file than the handshake's would tell a bad file from a bad certificate.
    context = _context(server)
    with _line(server) as line:
        if not _offers_tls(line, server):
            if server.security is Security.PREFER:
                return Finding(Found.PLAIN)
            raise Failed(Found.NO_TLS)
        certificate = _handshake(line, server, context)
    if server.security is not Security.VERIFY:
        return Finding(Found.UNVERIFIED)
    until = ssl.cert_time_to_seconds(str(certificate["notAfter"]))
    return encryption(datetime.fromtimestamp(until, UTC), now)


def said(server: Server, text: str) -> Failed:
    """Return what libpq's sentence about a log-in means.

    Args:
        server: where it was tried.
        text: libpq's message.
    """
    names: dict[str, object] = {
        "user": server.user,
        "database": server.database,
        "host": server.host,
        "file": server.root,
    }
    folded = text.casefold()
    if "does not exist" in folded or "不存在" in folded:
        # A stranger learns not which names there are: like a wrong password.
        role = any(word in folded for word in _ROLE)
        return Failed(Found.WRONG_LOGIN if role else Found.NO_DATABASE, **names)
    for found, signs in SIGNS:
        if any(sign.casefold() in folded for sign in signs):
            return Failed(found, **names)
    why = without_password(text.strip().splitlines()[-1] if text.strip() else "?")
    if server.password:
        why = why.replace(server.password, "•")
    # Whatever answers there may say what it likes.
    return Failed(Found.REFUSED, why="".join(s for s in why if s.isprintable())[:_LONGEST])


def libpq(server: Server) -> dict[str, Any]:
    """Return the parameters of a connection for libpq, with the password."""
    found: dict[str, Any] = {
        "host": server.host,
        "port": server.port,
        "dbname": server.database,
        "user": server.user,
        "password": server.password or None,
        "sslmode": server.security.value,
        "connect_timeout": round(PATIENCE),
        "application_name": "relapp",
    }
    if server.security is Security.VERIFY:
        found["sslrootcert"] = server.root or system_roots()
    return found


@contextmanager
def _line(server: Server) -> Iterator[socket.socket]:
    where: dict[str, object] = {"host": server.host, "port": server.port}
    try:
        line = socket.create_connection((server.host, server.port), PATIENCE)
    except (socket.gaierror, UnicodeError) as error:
        raise Failed(Found.NO_NAME, **where) from error
    except TimeoutError as error:
        raise Failed(Found.SILENT, **where) from error
    except ConnectionRefusedError as error:
        raise Failed(Found.CLOSED, **where) from error
    except OSError as error:
        raise Failed(Found.NO_WAY, why=error.strerror or str(error), **where) from error
    with line:
        yield line


def _offers_tls(line: socket.socket, server: Server) -> bool:
    strange = Failed(Found.NOT_POSTGRES, host=server.host, port=server.port)
    try:
        line.sendall(_TLS_WANTED)
        answer = line.recv(64)
    except OSError as error:
        raise strange from error
    if answer not in (b"S", b"N"):
        raise strange
    return answer == b"S"


def _handshake(line: socket.socket, server: Server, context: ssl.SSLContext) -> dict[str, object]:
    try:
        with context.wrap_socket(line, server_hostname=server.host) as safe:
            return dict(safe.getpeercert() or {})
    except ssl.SSLCertVerificationError as error:
        raise Failed(_refusal(error.verify_code), host=server.host) from error
    except (ssl.SSLError, OSError) as error:
        raise Failed(Found.NOT_POSTGRES, host=server.host, port=server.port) from error


def _refusal(code: int) -> Found:
    if code in _OTHER_HOST:
        return Found.WRONG_HOST
    return {_EXPIRED: Found.EXPIRED, _NOT_YET: Found.NOT_YET}.get(code, Found.UNTRUSTED)


def _context(server: Server) -> ssl.SSLContext:
    if server.security is not Security.VERIFY:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    try:
        context = ssl.create_default_context(cafile=server.root or None)
    except (OSError, ValueError) as error:
        raise Failed(Found.ROOT_FILE, file=server.root) from error
    # As libpq judges: it does not demand what later editions of the standard do.
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", ssl.VerifyFlags(0))
    return context
