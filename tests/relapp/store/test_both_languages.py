"""Two languages in a column that was made for one."""

import pytest

from relapp.domain.text import Text, same
from relapp.store.both_languages import joined, parted


@pytest.mark.parametrize("text", [Text("补测", "Tests"), same("补测"), same(""), Text("补测", "")])
def test_what_is_kept_comes_back(text: Text) -> None:
    assert parted(joined(text, 400)) == text


def test_a_row_of_an_earlier_program_stands_for_both_languages() -> None:
    assert parted("补做暂缓的检查") == same("补做暂缓的检查")


def test_nothing_is_longer_than_the_column_and_no_language_pushes_out_the_other() -> None:
    kept = joined(Text("补" * 400, "x" * 900), 400)
    assert len(kept) <= 400
    assert parted(kept) == Text("补" * 199, "x" * 199)
    assert parted(joined(Text("一\n二", "a\nb"), 400)) == Text("一 二", "a b")
