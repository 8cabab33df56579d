"""The address of a team database part by part, and how the line to it is guarded."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from relapp.address import without_password

USUAL_PORT: Final = 5432
SYSTEM: Final = "system"
"""What libpq calls the certificate authorities that the machine trusts."""
_LOCAL: Final = frozenset({"", "localhost", "::1"})


class Security(StrEnum):
    """How the line to a team database is guarded, in the words of libpq."""

    VERIFY = "verify-full"
    REQUIRE = "require"
    PREFER = "prefer"


def is_local(host: str) -> bool:
    """Tell whether a host is this machine: its name, its loop, or a socket in its files."""
    plain = host.strip("[]").casefold()
    return plain in _LOCAL or plain.startswith(("127.", "/", "@"))


def usual_security(host: str) -> Security:
    """Return how a line is guarded where nobody said otherwise: beyond this machine, fully."""
    return Security.PREFER if is_local(host) else Security.VERIFY


@dataclass(frozen=True, slots=True)
class Server:
    """Address and log-in of a team database.

    Attributes:
        root: file with the certificate authority to trust; empty for those of the machine.
    """

    host: str = ""
    port: int = USUAL_PORT
    database: str = "release_desk"
    user: str = ""
    password: str = field(default="", repr=False)
    security: Security = Security.VERIFY
    root: str = ""

    def url(self) -> str:
        """Return the address as SQLAlchemy wants it, with the password; every part is quoted."""
        # The settings need this module's neighbours at every start, and a file no quoting.
        from urllib.parse import quote, urlencode

        login = quote(self.user, safe="")
        if self.password:
            login = f"{login}:{quote(self.password, safe='')}"
        options = {"sslmode": self.security.value}
        if self.security is Security.VERIFY:
            options["sslrootcert"] = self.root or SYSTEM
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        name = quote(self.database, safe="")
        return f"postgresql+psycopg://{login}@{host}:{self.port}/{name}?{urlencode(options)}"

    @property
    def address(self) -> str:
        """The address without a password, to show, to remember and to keep the password by."""
        return without_password(self.url())


def server_of(target: str) -> Server:
    """Return the parts of an address; what it does not say is what is usual.

    Raises:
        ValueError: it is no address of a server.
    """
    from urllib.parse import parse_qs, unquote, urlsplit

    parts = urlsplit(target)
    if not parts.scheme.startswith("postgres"):
        raise ValueError(parts.scheme)
    options = {name.casefold(): values[-1] for name, values in parse_qs(parts.query).items()}
    host = unquote(parts.hostname or "") or options.get("host", "")
    said = options.get("sslmode", "")
    known = {security.value: security for security in Security}
    root = options.get("sslrootcert", "")
    return Server(
        host,
        parts.port or int(options.get("port", USUAL_PORT)),
        unquote(parts.path.lstrip("/")),
        unquote(parts.username or "") or options.get("user", ""),
        unquote(parts.password or "") or options.get("password", ""),
        known.get(said, usual_security(host)),
        "" if root == SYSTEM else root,
    )
