"""What is painted has the right colour, fits its place and says the same in words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from ui.kit import gallery, keyboard, theme
from ui.kit.charts import Bar, BarChart, LineChart, Point, nice_range
from ui.kit.painting import (
    BadgeSpec,
    Tone,
    badge_size,
    draw_avatar,
    draw_badge,
    draw_capacity,
    draw_progress,
    draw_stage_cells,
    draw_target_bar,
    draw_text,
    elided,
    emergency_badge,
    hatch,
    text_width,
    wrapped,
)
from ui.kit.table_model import Column, RecordTableModel
from ui.kit.target_bar import ProgressLine, TargetBar
from ui.kit.views import prepare_table, set_column_widths

Draw = Callable[[QPainter], object]


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.DARK)
    yield
    theme.apply(qapp, theme.LIGHT)


def painted(draw: Draw, width: int = 200, height: int = 40) -> QImage:
    image = QImage(QSize(width, height), QImage.Format.Format_ARGB32)
    image.fill(QColor("#00000000"))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def runs_of(image: QImage, y: int, colour: QColor) -> int:
    """Count separate stretches of a colour along a line."""
    hits = [image.pixelColor(x, y) == colour for x in range(image.width())]
    return sum(now and not before for before, now in zip([False, *hits], hits, strict=False))


def test_progress_is_blue_and_green_when_full(qapp: QApplication) -> None:
    now = theme.current()
    bar = QRect(0, 0, 100, 4)
    half = painted(lambda p: draw_progress(p, bar, 0.5))
    assert half.pixelColor(25, 2) == now.accent
    assert half.pixelColor(75, 2) == now.track
    full = painted(lambda p: draw_progress(p, bar, 1.0))
    assert full.pixelColor(75, 2) == now.ok


def test_one_cell_per_place(qapp: QApplication) -> None:
    now = theme.current()
    rect = QRect(0, 0, 120, 12)
    image = painted(lambda p: draw_capacity(p, rect, 5, 8))
    assert runs_of(image, 6, now.accent) == 5
    over = painted(lambda p: draw_capacity(p, rect, 9, 8))
    assert runs_of(over, 6, now.bad) == 1, "one more than there are places"
    failed = painted(lambda p: draw_capacity(p, rect, 6, 8, failed=1))
    assert runs_of(failed, 6, now.bad) == 1
    painted(lambda p: draw_capacity(p, rect, 0, 0))


def test_stage_cells_mark_the_present_one(qapp: QApplication) -> None:
    now = theme.current()
    image = painted(lambda p: draw_stage_cells(p, 0, 10, 2, 6))
    assert runs_of(image, 10, now.accent) == 1


def test_a_missed_target_is_red(qapp: QApplication) -> None:
    now = theme.current()
    rect = QRect(0, 4, 100, 8)
    assert painted(lambda p: draw_target_bar(p, rect, 0.8, 0.9)).pixelColor(20, 8) == now.bad
    assert painted(lambda p: draw_target_bar(p, rect, 0.9, 0.9)).pixelColor(20, 8) == now.ok
    assert painted(lambda p: draw_target_bar(p, rect, 0.5, None)).pixelColor(20, 8) == now.ok


def test_only_urgent_is_solid(qapp: QApplication) -> None:
    now = theme.current()
    urgent = painted(lambda p: draw_badge(p, 0, 0, emergency_badge("紧急")))
    assert urgent.pixelColor(3, 9) == now.emergency
    plain = painted(lambda p: draw_badge(p, 0, 0, BadgeSpec("通过", Tone.OK, "check")))
    assert plain.pixelColor(3, 9) == now.ok_tint


def test_a_badge_is_cut_to_the_room_it_has(qapp: QApplication) -> None:
    spec = BadgeSpec("材料明天 18:00 截止，2 个未齐", Tone.WARN, "hourglass")
    widths: list[int] = []
    painted(lambda p: widths.append(draw_badge(p, 0, 0, spec, 80)))
    assert widths == [80]
    assert badge_size(spec).width() > 80


def test_my_avatar_is_filled(qapp: QApplication) -> None:
    now = theme.current()
    rect = QRect(0, 0, 24, 24)
    assert painted(lambda p: draw_avatar(p, rect, "林静怡", me=True)).pixelColor(4, 12) == (
        now.accent_fill
    )
    absent = painted(lambda p: draw_avatar(p, rect, "刘建国", absent=True))
    assert absent.pixelColor(4, 12).alpha() == 0


def test_colours_are_asked_for_when_painting(qapp: QApplication, dark: None) -> None:
    image = painted(lambda p: draw_progress(p, QRect(0, 0, 100, 4), 0.5))
    assert image.pixelColor(25, 2) == QColor("#80B2FF")


def test_text_is_cut_with_an_ellipsis(qapp: QApplication) -> None:
    text = "还款计划批量重算与罚息口径调整"
    cut = elided(text, 80)
    assert cut.endswith("…")
    assert text_width(cut) <= 80
    assert elided(text, 1000) == text


@pytest.mark.parametrize(
    "text",
    [
        "还款计划批量重算与罚息口径调整，并同步修订对外说明",
        "Batch recalculation of repayment plans and penalty interest",
        "𠮷野家" * 18,  # a narrow sign in fonts that lack it
    ],
)
def test_long_titles_take_two_lines_and_no_more(qapp: QApplication, text: str) -> None:
    lines = wrapped(text, 130, 2, 12)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(text_width(line, 12) <= 131 for line in lines)
    whole = wrapped(text, 4000, 2, 12)
    assert whole == (text,)


def test_empty_text_paints_nothing(qapp: QApplication) -> None:
    widths: list[int] = []
    painted(lambda p: widths.append(draw_text(p, QRect(0, 0, 50, 20), "")))
    assert widths == [0]
    assert wrapped("", 100) == ()


def test_hatching_is_visible_in_both_themes(qapp: QApplication, dark: None) -> None:
    image = painted(lambda p: p.fillRect(QRect(0, 0, 60, 30), hatch("line_control")))
    drawn = {image.pixelColor(x, 9).alpha() > 60 for x in range(60)}
    assert drawn == {True, False}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], (0, 100)),
        ([92.1, 93.0, 86.8, 90], (80, 100)),
        ([100, 100], (80, 100)),
        ([0, 0], (0, 20)),
        ([10, 95], (5, 100)),
    ],
)
def test_the_scale_of_a_chart_is_round(values: list[float], expected: tuple[int, int]) -> None:
    assert nice_range(values) == expected


def test_a_line_chart_marks_what_missed_its_target(qtbot: QtBot) -> None:
    chart = LineChart(spoken="成功率")
    qtbot.addWidget(chart)
    chart.resize(500, 180)
    good = [Point("26Q2", 93.0, "40/43"), Point("26Q3", 92.1, "35/38", open=True)]
    chart.set_points(good, 90, "目标 90%")
    assert chart.accessibleName() == "成功率，目标 90%，26Q2 93.0%，26Q3 92.1%"
    bad = theme.current().bad.name()
    assert bad not in names_of(chart.grab().toImage())
    chart.set_points([Point("26Q1", 86.8, "33/38"), Point("?", None), *good], 90, "目标 90%")
    assert bad in names_of(chart.grab().toImage())
    chart.set_points([])
    chart.grab()


def names_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_bars_are_as_long_as_their_share(qtbot: QtBot) -> None:
    chart = BarChart(spoken="原因")
    qtbot.addWidget(chart)
    chart.set_bars([Bar("数据差异", 5), Bar("配置", 0), Bar("依赖", 2.5, "2.5 次")])
    assert chart.accessibleName() == "原因，数据差异 5，配置 0，依赖 2.5 次"
    chart.resize(400, chart.sizeHint().height())
    image = chart.grab().toImage()
    colour = theme.current().line_control
    lengths = [
        sum(image.pixelColor(x, 24 * row + 11) == colour for x in range(400)) for row in range(3)
    ]
    assert lengths[1] == 0
    assert lengths[0] == pytest.approx(2 * lengths[2], abs=4)


def test_rates_are_spoken(qtbot: QtBot) -> None:
    bar, line = TargetBar(), ProgressLine(width=60)
    for widget in (bar, line):
        qtbot.addWidget(widget)
    bar.set_rate(0.921, 0.9, "目标 90%")
    line.set_fraction(0.5, "18 / 21")
    assert bar.accessibleName() == "92.1% 目标 90%"
    assert line.accessibleName() == "18 / 21"
    assert line.sizeHint() == QSize(60, 4)
    bar.grab()


def test_the_current_row_has_its_bar_and_after_keys_its_ring(
    qtbot: QtBot, qapp: QApplication
) -> None:
    keyboard.install(qapp)
    view = QTableView()
    qtbot.addWidget(view)
    columns = [Column[int](key="n", title="编号", text=lambda n: f"FB26-{n}", width=0)]
    prepare_table(view, name="rows", spoken="发布")
    model = RecordTableModel(columns, lambda n: n)
    model.set_records(list(range(20)))
    view.setModel(model)
    set_column_widths(view.horizontalHeader(), columns)
    view.resize(300, 300)
    view.show()
    QTest.qWaitForWindowActive(view)
    place = view.visualRect(model.index(1, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    now = theme.current()

    def at(x: int, y: int) -> QColor:
        return view.viewport().grab().toImage().pixelColor(x, y)

    assert place.height() == 28
    assert at(1, place.center().y()) == now.accent
    assert at(150, place.center().y()) == now.bg_selected
    assert at(150, place.top()) != now.accent
    QTest.keyClick(view, Qt.Key.Key_Down)
    below = view.visualRect(model.index(2, 0))
    assert at(150, below.top()) == now.accent
    view.close()


def test_ctrl_c_copies_the_selected_row(qtbot: QtBot, qapp: QApplication) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    prepare_table(view, name="rows", spoken="发布")
    model = RecordTableModel([Column[int](key="n", title="编号", text=str)], lambda n: n)
    model.set_records([4, 5])
    view.setModel(model)
    view.show()
    QTest.qWaitForWindowActive(view)
    view.setFocus()
    view.selectRow(1)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "编号\n5"
    view.close()


def test_the_gallery_is_written_in_both_themes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    files = gallery.render(qapp, tmp_path)
    theme.apply(qapp, theme.LIGHT)
    assert [file.name for file in files] == ["components-light.png", "components-dark.png"]
    for file in files:
        assert QImage(str(file)).width() >= 1440


@pytest.mark.parametrize("text", ["Unticked", "Not applicable", "待勾选", "Deferred"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_text_with_just_its_room_is_whole(text: str, bold: bool) -> None:
    assert elided(text, text_width(text, 13, bold=bold), 13, bold=bold) == text
