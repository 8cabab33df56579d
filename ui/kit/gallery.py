"""A sheet of all components in all states: `python -m ui.kit.gallery -o FOLDER` writes pictures."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import gallery_parts, i18n, theme
from ui.kit.application import application
from ui.kit.badges import IconMark
from ui.kit.gallery_cards import FIRST_ROW, SECOND_ROW, CardSample, DropSample
from ui.kit.labels import label, rule
from ui.kit.skeleton import Skeleton

WIDTH, HEIGHT = 1440, 900


def build_sheet(name: str) -> QWidget:
    """Return the sheet as a window that is not shown."""
    sheet = QWidget()
    sheet.setObjectName("gallery")
    sheet.resize(round(WIDTH * theme.current().scale), round(HEIGHT * theme.current().scale))
    outer = QVBoxLayout(sheet)
    outer.setContentsMargins(16, 12, 16, 12)
    outer.setSpacing(8)
    head = QHBoxLayout()
    head.addWidget(IconMark("logo", "accent", 16, sheet))
    title = "深色" if theme.current().dark else "浅色"
    head.addWidget(label(f"组件与状态（{title}）", "section", sheet))
    head.addWidget(label(name, "secondary", sheet))
    head.addStretch(1)
    outer.addLayout(head)
    outer.addWidget(rule(sheet))
    outer.addLayout(_card_rows(sheet))
    columns = QHBoxLayout()
    columns.setSpacing(26)
    for part, stretch in (
        (gallery_parts.left_column(sheet), 47),
        (gallery_parts.middle_column(sheet), 42),
        (gallery_parts.right_column(sheet), 46),
    ):
        columns.addWidget(part, stretch)
    outer.addLayout(columns, 1)
    return sheet


def render(app: QApplication, folder: Path, scale: float = 1.0) -> list[Path]:
    """Write the sheet in both themes and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name in (theme.LIGHT, theme.DARK):
        theme.apply(app, name, scale)
        sheet = build_sheet("组件库")
        sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        sheet.show()
        suffix = "" if scale == 1.0 else f"-{round(scale * 100)}"
        path = folder / f"components-{name}{suffix}.png"
        sheet.grab().save(str(path))
        sheet.close()
        sheet.deleteLater()
        written.append(path)
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures named on the command line."""
    parser = argparse.ArgumentParser(prog="ui.kit.gallery", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--scale", type=float, default=1.0, choices=theme.SCALES)
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application(sys.argv[:1])
    i18n.install(app, "zh")
    for path in render(app, options.output, options.scale):
        sys.stdout.write(f"{path}\n")
    return 0


def _card_rows(parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2)
    grid.setVerticalSpacing(6)
    top = Qt.AlignmentFlag.AlignTop
    for place, card in enumerate(FIRST_ROW):
        grid.addWidget(CardSample(card, parent), 0, place, top)
        grid.setColumnStretch(place, 1)
    grid.addWidget(DropSample("source", "拖动中（原位留虚框）", parent), 1, 0, top)
    grid.addWidget(DropSample("target", "可放下 / 不可放下", parent), 1, 1, top)
    for place, card in enumerate(SECOND_ROW):
        grid.addWidget(CardSample(card, parent), 1, place + 2, top)
    loading = QFrame(parent)
    box = QVBoxLayout(loading)
    box.setContentsMargins(4, 0, 4, 0)
    box.setSpacing(4)
    box.addWidget(label("加载中", "secondary", loading))
    box.addWidget(Skeleton(loading, framed=True))
    grid.addWidget(loading, 1, 6, top)
    return grid


if __name__ == "__main__":
    raise SystemExit(main())
