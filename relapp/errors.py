"""What can go wrong and be told to a person: every refusal carries a code and its facts."""

from collections.abc import Mapping


class RelappError(Exception):
    """A foreseen refusal or failure; `relapp.wording.errors` turns it into a sentence.

    Attributes:
        code: dotted key of the sentence, such as `release.blocked`.
        details: the facts the sentence names (numbers, names, paths), never secrets.
    """

    def __init__(self, code: str, **details: object) -> None:
        """Keep the code and the facts."""
        super().__init__(code, details)
        self.code = code
        self.details: Mapping[str, object] = details

    def __str__(self) -> str:
        """Return code and facts for logs; screens use the wording instead."""
        facts = ", ".join(f"{k}={v!r}" for k, v in self.details.items())
        return f"{self.code} ({facts})" if facts else self.code


class RuleViolation(RelappError):
    """A rule of the process refuses the command."""


class NotPermitted(RelappError):
    """The person may not do this."""


class NotFound(RelappError):
    """The thing named does not exist."""


class StaleRecord(RelappError):
    """Somebody else changed the record since it was read; details hold both values."""


class AlreadyEntered(RelappError):
    """The action was entered before, though its sender never heard so; nothing was changed."""


class InvalidInput(RelappError):
    """A file or value from outside is not acceptable; details name place, value and rule."""


class StoreUnavailable(RelappError):
    """The database cannot be reached, opened or written; nothing of the command was kept."""


class SchemaTooNew(StoreUnavailable):
    """The database was made by a newer program."""


class ExportFailed(RelappError):
    """A document could not be written; the target is as it was before."""


class MailFailed(RelappError):
    """A mail server was not reached or did not take a letter; nothing was sent."""


class Cancelled(RelappError):
    """The person cancelled a long operation."""
