"""Both themes are complete, legible and applied to what is on screen."""

import re
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.kit import fonts, i18n, icons, qss, theme
from ui.kit.resources import resource
from ui.kit.tokens import load

NAMES = (theme.LIGHT, theme.DARK)
GROUNDS = ("bg_window", "bg_surface", "bg_sunken", "bg_hover", "bg_selected")
TINTS = {"ok": "ok_tint", "warn": "warn_tint", "bad": "bad_tint", "accent": "accent_tint"}


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, theme.LIGHT)


def luminance(colour: QColor) -> float:
    parts = []
    for channel in (colour.redF(), colour.greenF(), colour.blueF()):
        low = channel <= 0.03928
        parts.append(channel / 12.92 if low else ((channel + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_legible_on_every_ground(name: str) -> None:
    colours = load(name)
    for text in ("text", "text_2", "text_3"):
        for ground in GROUNDS:
            assert contrast(colours.colour(text), colours.colour(ground)) >= 4.5, (text, ground)
    for text, tint in TINTS.items():
        assert contrast(colours.colour(text), colours.colour(tint)) >= 4.5, text
        assert contrast(colours.colour(text), colours.bg_surface) >= 4.5, text


@pytest.mark.parametrize("name", NAMES)
def test_text_on_filled_buttons_is_legible(name: str) -> None:
    now = load(name)
    for fill in (now.accent_fill, now.accent_hover, now.accent_pressed):
        assert contrast(now.on_accent, fill) >= 4.5
    assert contrast(now.on_solid, now.ok) >= 4.5
    assert contrast(now.on_solid, now.bad) >= 4.5
    assert contrast(now.on_emergency, now.emergency) >= 4.5
    assert contrast(now.avatar_text, now.avatar) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_control_borders_stand_out(name: str) -> None:
    now = load(name)
    assert contrast(now.line_control, now.bg_surface) >= 3
    assert contrast(now.warn_bar, now.bg_surface) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_is_filled_and_finds_its_pictures(name: str) -> None:
    sheet = qss.build(load(name))
    assert "@" not in sheet
    pictures = re.findall(r"url\(([^)]+)\)", sheet)
    assert pictures
    for path in pictures:
        assert resource().joinpath(path).is_file(), path


@pytest.mark.parametrize("name", NAMES)
def test_pictures_of_the_style_sheet_follow_icon_and_theme(name: str) -> None:
    wanted = load(name).text_2.name().upper()
    for picture in resource("themes", name).glob("*.svg"):
        drawn = icons.source(picture.stem).replace("currentColor", wanted)
        assert picture.read_text(encoding="utf-8") == drawn, picture.name


def test_applying_changes_what_is_on_screen(qtbot: QtBot, light_again: QApplication) -> None:
    button = QPushButton("新建")
    qtbot.addWidget(button)
    with qtbot.waitSignal(theme.notifier().changed) as told:
        theme.apply(light_again, theme.DARK, 1.3)
    assert told.args[0] is theme.current()
    assert theme.current().dark
    button.ensurePolished()
    assert button.grab().toImage().pixelColor(10, 10) == theme.current().bg_surface
    assert button.sizeHint().height() >= round(28 * 1.3) - 1
    assert light_again.font().pixelSize() == round(13 * 1.3)


def test_system_theme_is_one_of_both(light_again: QApplication) -> None:
    theme.apply(light_again, theme.SYSTEM)
    assert theme.current().name == theme.system_theme()


def test_labels_take_size_and_weight_from_their_role(qtbot: QtBot) -> None:
    label = QLabel("92.1%")
    label.setProperty("role", "kpi-main")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == 46
    assert label.font().bold()


def test_a_missing_token_is_named() -> None:
    with pytest.raises(KeyError, match="no_such"):
        theme.current().colour("no_such")


def test_figures_are_equally_wide() -> None:
    metrics = QFontMetrics(fonts.font(26))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_separating_dot_is_narrow_and_the_dot_of_a_name_stays() -> None:
    assert "阿里木·买买提" in fonts.fitted("阿里木·买买提 · 已签")
    shown = fonts.fitted("甲 · 乙")
    assert QFontMetrics(fonts.font(100)).horizontalAdvance(shown[2]) < 80


@pytest.mark.parametrize("quote", "“”‘’")
def test_quotes_of_english_are_narrow(light_again: QApplication, quote: str) -> None:
    i18n.install(light_again, "en")
    assert QFontMetrics(fonts.font(100)).horizontalAdvance(quote) < 60


def test_english_is_written_in_a_latin_font_and_chinese_as_before(
    light_again: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert fonts.families("zh") == fonts.FAMILIES["linux"]
    english = fonts.families("en")
    assert english[: len(fonts.LATIN)] == fonts.LATIN
    assert set(fonts.families("zh")) <= set(english)
    i18n.install(light_again, "en")
    theme.refresh(light_again)
    assert light_again.font().families() == list(english)


def colours_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    picture = icons.pixmap(name, QColor("#ff00ff"), 32, 2.0)
    assert picture.size() == QSize(64, 64)
    assert picture.devicePixelRatio() == 2.0
    drawn = colours_of(picture.toImage())
    assert drawn, "nothing is drawn"
    if "currentColor" in icons.source(name):
        assert "#ff00ff" in drawn


def test_icons_follow_the_theme_without_being_set_again(light_again: QApplication) -> None:
    icon = icons.icon("blocked", "bad")
    assert theme.current().bad.name() in colours_of(icon.pixmap(32, 32).toImage())
    theme.apply(light_again, theme.DARK)
    assert theme.current().bad.name() in colours_of(icon.pixmap(32, 32).toImage())


def test_icon_states(qapp: QApplication) -> None:
    icon = QIcon(icons.icon("board", "text_2", active="accent"))
    size = QSize(32, 32)
    now = theme.current()
    on = icon.pixmap(size, QIcon.Mode.Normal, QIcon.State.On)
    off = icon.pixmap(size, QIcon.Mode.Disabled, QIcon.State.Off)
    assert now.accent.name() in colours_of(on.toImage())
    assert now.text_3.name() in colours_of(off.toImage())
    assert isinstance(icons.pixmap("board"), QPixmap)


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")
