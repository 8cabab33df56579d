"""Every refusal of the writers has its sentence."""

import re
from pathlib import Path
from string import Formatter

import relapp
from relapp.wording.exports import ERRORS


def test_every_code_that_a_writer_raises_is_worded() -> None:
    folder = Path(relapp.__file__).parent
    files = [*(folder / "export").rglob("*.py"), folder / "domain" / "quarter.py"]
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    raised = set(re.findall(r'"((?:export|template|quarter)\.[a-z_]+)"', source))
    assert raised == set(ERRORS)


def test_both_languages_name_the_same_facts() -> None:
    for code, text in ERRORS.items():
        zh, en = (
            {name for _, name, _, _ in Formatter().parse(words) if name}
            for words in (text.zh, text.en)
        )
        assert zh == en, code
