"""Builds doc_templates/minutes.docx once; from then on the office keeps it in Word.

Run `python -m relapp.export.minutes_template TARGET.docx`. It has the styles of the release plan
and the same names in its tags (docs/templates.md), without cover, history and contents.
"""

import sys
from pathlib import Path

from relapp.export.plan_template import RECORD, build


def build_minutes(target: Path) -> Path:
    """Write the template; raises ExportFailed."""
    return build(target, RECORD)


if __name__ == "__main__":
    build_minutes(Path(sys.argv[1]))
