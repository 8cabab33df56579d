"""Hands a message to a mail server, and says in a code what went wrong where."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import TYPE_CHECKING, Final

from relapp.domain.mail_server import MailServer, Protection, fault
from relapp.errors import InvalidInput, MailFailed

if TYPE_CHECKING:
    import smtplib

Progress = Callable[[str, float], None]
"""Told the step under way; raises Cancelled once nobody wants it any more."""

TIMEOUT: Final = 15.0
"""Seconds for each answer of the server."""
_GREETING: Final = "[127.0.0.1]"
"""What a client without a name of its own says; looking ours up could take many seconds."""
_CANNOT_LOG_IN: Final = frozenset({530, 534, 535, 538})


def send(
    message: EmailMessage,
    recipients: tuple[str, ...],
    server: MailServer,
    password: str,
    progress: Progress,
    timeout: float = TIMEOUT,
) -> tuple[str, ...]:
    """Send a message; return the addresses that the server did not take, if not all.

    Raises:
        MailFailed: nothing was sent.
        Cancelled: before anything was sent.
    """
    with _connected(server, password, progress, timeout) as connection, _worded(server):
        progress("send", 0.8)
        refused = connection.send_message(message, server.sender, list(recipients))
    return tuple(sorted(refused))


def check(server: MailServer, password: str, progress: Progress, timeout: float = TIMEOUT) -> None:
    """Try everything but sending; raises MailFailed."""
    with _connected(server, password, progress, timeout) as connection, _worded(server):
        progress("send", 0.8)
        connection.noop()


@contextmanager
def _connected(
    server: MailServer, password: str, progress: Progress, timeout: float
) -> Iterator["smtplib.SMTP"]:
    import smtplib
    import ssl

    code = fault(server)
    if code:
        raise InvalidInput(code, host=server.host, port=server.port, sender=server.sender)
    progress("connect", 0.1)
    with _worded(server):
        if server.protection is Protection.TLS:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host,
                server.real_port,
                local_hostname=_GREETING,
                timeout=timeout,
                context=ssl.create_default_context(),
            )
        else:
            connection = smtplib.SMTP(
                server.host, server.real_port, local_hostname=_GREETING, timeout=timeout
            )
    try:
        with _worded(server):
            if server.protection is Protection.STARTTLS:
                progress("protect", 0.3)
                connection.starttls(context=ssl.create_default_context())
            if server.user:
                progress("log_in", 0.5)
                connection.login(server.user, password)
        yield connection
    finally:
        _leave(connection)


def _leave(connection: "smtplib.SMTP") -> None:
    """Say goodbye; whatever was to be sent was sent or refused before."""
    import smtplib

    try:
        connection.quit()
    except (OSError, smtplib.SMTPException):
        connection.close()


@contextmanager
def _worded(server: MailServer) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # smtplib's own exceptions are OSErrors, too.
        code, facts = _reason(error)
        raise MailFailed(code, host=server.host, port=server.real_port, **facts) from error


def _reason(error: OSError) -> tuple[str, dict[str, object]]:
    """Return code and facts of what the server or the network answered."""
    import smtplib

    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "mail.recipients", {"people": tuple(sorted(error.recipients))}
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return ("mail.no_starttls" if "STARTTLS" in str(error) else "mail.no_login"), {}
    if isinstance(error, smtplib.SMTPServerDisconnected):
        # A timeout in the middle of the talk comes wrapped as a hang-up.
        late = isinstance(error.__context__, TimeoutError)
        return ("mail.timeout" if late else "mail.cut"), {}
    if isinstance(error, smtplib.SMTPException):
        return "mail.answer", {"answer": str(error)}
    return _network_code(error), {"why": _why(error)}


def _answer(error: "smtplib.SMTPResponseException") -> tuple[str, dict[str, object]]:
    import smtplib

    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "mail.login", {}
    if error.smtp_code in _CANNOT_LOG_IN:
        return "mail.wants_login", {}
    sender = isinstance(error, smtplib.SMTPSenderRefused)
    answer = f"{error.smtp_code} {_decoded(error.smtp_error)}".strip()
    return ("mail.sender_refused" if sender else "mail.answer"), {"answer": answer}


def _network_code(error: OSError) -> str:
    import socket
    import ssl

    codes: tuple[tuple[type[OSError], str], ...] = (
        (ssl.SSLCertVerificationError, "mail.certificate"),
        (ssl.SSLError, "mail.tls"),
        (socket.gaierror, "mail.no_host"),
        (TimeoutError, "mail.timeout"),
        (ConnectionRefusedError, "mail.refused"),
    )
    return next((code for kind, code in codes if isinstance(error, kind)), "mail.network")


def _why(error: OSError) -> str:
    return str(getattr(error, "verify_message", "") or error.strerror or error)


def _decoded(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:200]
