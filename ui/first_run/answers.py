"""What the first run has been told so far."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, urlencode

from ui.first_run.actions import Examination


class Place(StrEnum):
    """Where data lie."""

    NEW_FILE = "new_file"
    OPEN_FILE = "open_file"
    TEAM = "team"


class Security(StrEnum):
    """How the line to a team database is guarded, in the words of libpq."""

    VERIFY = "verify-full"
    REQUIRE = "require"
    PREFER = "prefer"


@dataclass(frozen=True, slots=True)
class Server:
    """Address and log-in of a team database."""

    host: str = ""
    port: int = 5432
    database: str = "release_desk"
    user: str = ""
    password: str = field(default="", repr=False)
    security: Security = Security.VERIFY

    def url(self) -> str:
        """Return the address as SQLAlchemy wants it; every part is quoted."""
        login = quote(self.user, safe="")
        if self.password:
            login = f"{login}:{quote(self.password, safe='')}"
        options = {"sslmode": self.security.value}
        if self.security is Security.VERIFY:
            # The certificates of the machine; a private authority belongs among them.
            options["sslrootcert"] = "system"
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        name = quote(self.database, safe="")
        return f"postgresql+psycopg://{login}@{host}:{self.port}/{name}?{urlencode(options)}"


@dataclass(frozen=True)
class Answers:
    """All four pages; `examination` is there once an existing database was looked at."""

    language: str = "system"
    theme: str = "system"
    scale: float = 1.0
    place: Place = Place.NEW_FILE
    file: str = ""
    existing_file: str = ""
    server: Server = field(default_factory=Server)
    examination: Examination | None = None
    examined: str = field(default="", repr=False)
    name: str = ""
    login: str = ""
    office: str = ""
    unit: str = ""
    processes: tuple[Path, ...] = ()

    @property
    def target(self) -> str:
        """File path or URL that was chosen."""
        if self.place is Place.TEAM:
            return self.server.url()
        return self.file if self.place is Place.NEW_FILE else self.existing_file

    @property
    def joins(self) -> bool:
        """Whether an existing database is joined rather than a new one made."""
        return self.examination is not None and self.examined == self.target

    def forgetting(self) -> "Answers":
        """Return the same without what was found in a database."""
        return replace(self, examination=None, examined="")
