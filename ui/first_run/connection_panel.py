"""What trying a database came to, in plain words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.text import Language
from ui.first_run.actions import Examination
from ui.first_run.result_line import ResultLine
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.labels import label, rule


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
        now = theme.current()
        self.button = Button(self.tr("测试"), self, icon="sync", name="first_run.test", small=True)
        self.button.clicked.connect(self.test_requested)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("连接测试"), "section", self))
        head.addStretch(1)
        head.addWidget(self.button)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(now.px(6))
        self._rule = rule(self, soft=True)
        self.holds_label = label("", "secondary", self, wrap=True, name="first_run.holds")
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(14), now.px(12), now.px(14), now.px(12))
        column.setSpacing(now.px(8))
        column.addLayout(head)
        column.addLayout(self._lines)
        column.addWidget(self._rule)
        column.addWidget(self.holds_label)
        column.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing was tried yet."""
        self._show([(self.tr("还没有测试"), "circle", "text_2")], "")

    def show_testing(self) -> None:
        """Say that it is being tried."""
        self._show([(self.tr("正在连接"), "sync", "text_2")], "")

    def show_found(self, found: Examination) -> None:
        """Say what was found."""
        lines = [
            (self.tr("连接并登录成功"), "circle-check", "ok"),
            (self.tr("库结构与本程序一致"), "circle-check", "ok"),
        ]
        lines += [(remark.of(self._language), "triangle", "warn") for remark in found.remarks]
        holds = self.tr("这个库里已有 {office}：发布 {releases} 个，应用 {apps} 个，{people} 人")
        self._show(
            lines,
            holds.format(
                office=found.office,
                releases=found.releases,
                apps=found.applications,
                people=len(found.people),
            ),
        )

    def show_empty(self) -> None:
        """Say that the database is empty and can be furnished."""
        self._show(
            [
                (self.tr("连接并登录成功"), "circle-check", "ok"),
                (self.tr("库还是空的，将在里面建表"), "info", "accent"),
            ],
            "",
        )

    def show_failed(self, reason: str) -> None:
        """Say why it did not work."""
        self._show([(reason, "circle-alert", "bad")], "")

    def texts(self) -> tuple[str, ...]:
        """Return the lines shown."""
        found = []
        for place in range(self._lines.count()):
            item = self._lines.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, ResultLine):
                found.append(widget.text())
        return tuple(found)

    def _show(self, lines: list[tuple[str, str, str]], holds: str) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text, icon, role in lines:
            self._lines.addWidget(ResultLine(text, icon, role, self))
        self._rule.setVisible(bool(holds))
        self.holds_label.setText(holds)
        self.holds_label.setVisible(bool(holds))
