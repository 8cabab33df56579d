"""The sheet of `?`: every key of the page in view and of the whole program."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ui.actions.catalogue import MENU_TEXTS, SPECS, Menu
from ui.actions.factory import words
from ui.kit.badges import KeyHint
from ui.kit.base_dialog import BaseDialog
from ui.kit.keyboard import key_text
from ui.kit.labels import label


class KeysSheet(BaseDialog):
    """Two columns of keys and their meaning."""

    def __init__(self, page: str, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(self.tr("快捷键"), parent, name="keys", width=720)
        self.set_note(self.tr("单个字母只在没有输入框获得焦点时起作用。"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        row = self._section(grid, 0, page, keys) if keys else 0
        for menu in Menu:
            listed = [
                (key_text(spec.key), words(spec.text))
                for spec in SPECS
                if spec.menu is menu and spec.key
            ]
            if listed:
                row = self._section(grid, row, words(MENU_TEXTS[menu]), listed)
        grid.setRowStretch(row, 1)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.setProperty("surface", "pane")
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setMinimumHeight(420)
        self.body.addWidget(scroll)
        self.add_accept(self.tr("关闭"))

    def _section(
        self, grid: QGridLayout, row: int, title: str, keys: Sequence[tuple[str, str]]
    ) -> int:
        grid.addWidget(label(title, "section", self), row, 0, 1, 4)
        for place, (key, meaning) in enumerate(keys):
            line, column = row + 1 + place // 2, 2 * (place % 2)
            grid.addWidget(KeyHint(key, self), line, column)
            grid.addWidget(label(meaning, "", self, wrap=True), line, column + 1)
        return row + 1 + (len(keys) + 1) // 2
