"""What trying a team database came to, line by line, in plain words."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.connection_check import Finding, Grade
from relapp.domain.text import Language
from relapp.wording import connection
from ui.first_run.actions import Examination
from ui.first_run.result_line import ResultLine
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.labels import label, rule

_LOOKS: Final = {
    Grade.GOOD: ("circle-check", "ok"),
    Grade.NOTE: ("triangle", "warn"),
    Grade.BAD: ("circle-alert", "bad"),
}


class ConnectionPanel(QFrame):
    """A card with the test's lines and a button to try again.

    Signals:
        test_requested: the button was pressed.
    """

    test_requested = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._language = language
        self._waiting: ResultLine | None = None
        now = theme.current()
        self.button = Button(self.tr("测试"), self, icon="sync", name="first_run.test", small=True)
        self.button.clicked.connect(self.test_requested)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("连接测试"), "section", self))
        head.addStretch(1)
        head.addWidget(self.button)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(now.px(7))
        self.holds = QWidget(self)
        self.holds_label = label("", "secondary", self.holds, name="first_run.holds")
        self.more_label = label("", "secondary", self.holds, wrap=True)
        first = QHBoxLayout()
        first.setSpacing(now.px(10))
        first.addWidget(label(self.tr("这个库里已有"), "strong", self.holds))
        first.addWidget(self.holds_label, 1)
        held = QVBoxLayout(self.holds)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(now.px(2))
        held.addWidget(rule(self.holds, soft=True))
        held.addSpacing(now.px(4))
        held.addLayout(first)
        held.addWidget(self.more_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(14), now.px(12), now.px(14), now.px(12))
        column.setSpacing(now.px(8))
        column.addLayout(head)
        column.addLayout(self._lines)
        column.addWidget(self.holds)
        column.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing was tried yet."""
        self._clear()
        self._add(self.tr("还没有测试"), "circle", "text_2")

    def begin(self) -> None:
        """Say that it is being tried; lines follow."""
        self._clear()
        self._waiting = self._add(self.tr("正在连接"), "sync", "text_2")
        self.button.setText(self.tr("重新测试"))
        self.button.updateGeometry()

    def add(self, finding: Finding) -> None:
        """Add the line of one step, above the one that says that it goes on."""
        icon, role = _LOOKS[finding.grade]
        advice = connection.advice(finding)
        text = connection.line(finding).of(self._language)
        said = advice.of(self._language) if advice is not None else ""
        made = ResultLine(text, icon, role, self, advice=said)
        at = self._lines.indexOf(self._waiting) if self._waiting is not None else -1
        self._lines.insertWidget(at if at >= 0 else self._lines.count(), made)

    def finish(self, found: Examination | None = None) -> None:
        """Say that it is over, and what the database holds."""
        if self._waiting is not None:
            self._lines.removeWidget(self._waiting)
            self._waiting.hide()
            self._waiting.deleteLater()
            self._waiting = None
        if found is None:
            return
        words = self.tr("发布 {releases} 个，应用 {apps} 个")
        self.holds_label.setText(words.format(releases=found.releases, apps=found.applications))
        joined = self.tr("、").join(name.of(self._language) for name in found.processes)
        words = self.tr("流程 {processes}，用户 {people} 人")
        self.more_label.setText(words.format(processes=joined, people=len(found.people)))
        self.holds.show()

    def show_failed(self, reason: str) -> None:
        """Say what went wrong beside the test."""
        self.finish()
        self._add(reason, "circle-alert", "bad")

    def texts(self) -> tuple[str, ...]:
        """Return the lines shown."""
        found = []
        for place in range(self._lines.count()):
            item = self._lines.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, ResultLine):
                found.append(widget.text())
        return tuple(found)

    def _add(self, text: str, icon: str, role: str) -> ResultLine:
        made = ResultLine(text, icon, role, self)
        self._lines.addWidget(made)
        return made

    def _clear(self) -> None:
        self._waiting = None
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.holds.hide()
