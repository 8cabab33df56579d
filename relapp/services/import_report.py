"""What an import came to, or would come to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from relapp.domain.changes import Changes
from relapp.domain.text import Text
from relapp.services.import_mapping import ImportKind
from relapp.services.import_problems import ImportProblem
from relapp.services.import_recognition import Recognition
from relapp.services.import_words import UnknownWord

SAMPLE_ROWS = 5


@dataclass(frozen=True)
class ImportReport:
    """Result of an import or of its rehearsal.

    Attributes:
        mapping: identifier of the mapping that was used.
        rows: records taken in (or that would be).
        new, changed, unchanged: how many of the file's records are which; without a way to
            change records, all that were taken in are new and what was skipped is unchanged.
        refused: rows that have something to mend.
        ended: unchanged because their release is over.
        recognition: why this mapping, and how well it fits.
        asked: words that wait for a meaning.
        skipped: rows whose record was there already, where the mapping allows that.
        created_applications, created_departments: names of records made on the way.
        problems: what must be mended first; a real import with problems raises instead.
        sample: the first records as understood, field by field.
        dry_run: nothing was written.
    """

    kind: ImportKind
    file: str
    mapping: str
    mapping_name: Text
    rows: int
    skipped: int = 0
    created_applications: tuple[str, ...] = ()
    created_departments: tuple[str, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    sample: tuple[Mapping[str, str], ...] = ()
    dry_run: bool = False
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    ended: int = 0
    recognition: Recognition | None = None
    asked: tuple[UnknownWord, ...] = ()
    changes: Changes = field(default_factory=Changes)
