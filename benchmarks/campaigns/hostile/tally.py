"""Throws cases at a reader and keeps count: what was taken, refused, slow, or went wrong."""

import re
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from relapp.errors import RelappError
from relapp.wording.errors import lines

START: Final = 20_261_129
"""Fixes every case of every reader."""
SLOW: Final = 5.0
"""Seconds after which a case is a finding."""
LARGE: Final = 768 * 1024 * 1024
"""Bytes a case may add to the most this process ever held."""
LONGEST_SENTENCE: Final = 4_000
_UNFIT: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_FALLBACK: Final = "没有完成："
_NOTES: Final = 20

C = TypeVar("C")


class Wrong(AssertionError):
    """A promise was broken although nothing failed."""


@dataclass
class Tally:
    """What came of the cases of one reader.

    Attributes:
        stored: cases that went through to a database as well.
        findings: each kind of failure once: where it came from, with the shortest case.
    """

    name: str
    taken: int = 0
    refused: int = 0
    stored: int = 0
    slowest: float = 0.0
    peak: int = 0
    seconds: float = 0.0
    findings: dict[str, str] = field(default_factory=dict)
    failures: int = 0

    @property
    def cases(self) -> int:
        """How many there were."""
        return self.taken + self.refused + self.failures

    def find(self, what: str, case: object) -> None:
        """Note a finding, the shortest case of its kind."""
        self.failures += 1
        shown = ascii(case)
        known = self.findings.get(what)
        if known is None and len(self.findings) >= _NOTES:
            return
        if known is None or len(shown) < len(known):
            self.findings[what] = shown[:1500]


def throw(tally: Tally, strategy: st.SearchStrategy[C], deed: Callable[[C], None], n: int) -> None:
    """Throw so many cases at a reader; the deed raises RelappError to refuse, Wrong to accuse."""
    began = time.monotonic()

    @seed(START)
    @settings(
        max_examples=n,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def one(case: C) -> None:
        _one(tally, case, deed)

    one()
    tally.seconds += time.monotonic() - began


def _one(tally: Tally, case: C, deed: Callable[[C], None]) -> None:
    held, began = most_held(), time.monotonic()
    try:
        deed(case)
    except RelappError as error:
        _judge_refusal(tally, case, error)
    except Exception as error:
        tally.find(_where(error), case)
    else:
        tally.taken += 1
    spent = time.monotonic() - began
    tally.slowest = max(tally.slowest, spent)
    grown = most_held() - held
    tally.peak = max(tally.peak, grown)
    if spent > SLOW:
        tally.find("a case took longer than 5 s", case)
    if grown > LARGE:
        tally.find(f"a case took more than {LARGE >> 20} MiB", case)


def _judge_refusal(tally: Tally, case: object, error: RelappError) -> None:
    try:
        check_sentences(error)
    except Exception as fault:
        tally.find(f"{error.code}: {_where(fault)}", case)
    else:
        tally.refused += 1


def check_sentences(error: RelappError) -> None:
    """Raise Wrong unless a person can read why, in both languages, on any screen."""
    for place, text in enumerate(lines(error)):
        for sentence in (text.zh, text.en):
            if not sentence.strip() or (not place and sentence.startswith(_FALLBACK)):
                raise Wrong(f"no sentence for {error.code}")
            if _UNFIT.search(sentence):
                raise Wrong(f"the sentence of {error.code} has signs no screen should get")
            if len(sentence) > LONGEST_SENTENCE:
                raise Wrong(f"the sentence of {error.code} is endless")


def most_held() -> int:
    """Return the most bytes this process ever held; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "/relapp/" in f.filename or "/ui/" in f.filename]
    last = (ours or frames)[-1]
    said = str(error)[:80] if isinstance(error, Wrong) else ""
    file = last.filename.rpartition("/")[2]
    return f"{type(error).__name__} in {file}:{last.name} {said}".strip()
