"""The frame around the tabs: head, tab bar with stepper, banner of troubles, the tabs' stack."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from relapp.services.views import ReleaseView
from ui.inspector.facts import steps, substage
from ui.kit import theme
from ui.kit.labels import ElidedLabel, rule
from ui.kit.stepper import Stepper
from ui.release.desk import ReleaseDesk
from ui.release.head import ReleaseHead
from ui.release.tab_notes import tab_notes
from ui.release.tabs import KEYS, titles
from ui.release.trouble import TroubleBanner


class ReleaseFrame(QWidget):
    """What stays in sight whichever tab is open."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.head = ReleaseHead(desk, self)
        self.trouble = TroubleBanner(desk, self)
        self.tabs = QTabBar(self)
        self.stepper = Stepper((), self, name="release.stepper")
        self.substage_label = ElidedLabel("", self, role="text_2", size=12)
        self.stack = QStackedWidget(self)
        self._titles = titles()
        self._build()

    def show_view(self, view: ReleaseView) -> None:
        """Show a release in head, stepper and on the tabs."""
        self.head.show_view(view)
        language = self._desk.context.language
        shown = steps(view, language)
        self.stepper.set_steps(
            shown.names, shown.position, hints=shown.hints, stopped=shown.stopped
        )
        inner = substage(view, language)
        self.substage_label.setText(inner)
        self.substage_label.setVisible(bool(inner))
        notes = tab_notes(view)
        for place, (key, title) in enumerate(zip(KEYS, self._titles, strict=True)):
            note = notes.get(key, "")
            self.tabs.setTabText(place, f"{title} {note}" if note else title)

    def _build(self) -> None:
        now = theme.current()
        self.tabs.setObjectName("release.tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for title in self._titles:
            self.tabs.addTab(title)
        self.stepper.setMaximumWidth(now.px(500))
        self.substage_label.hide()
        line = QHBoxLayout()
        line.setContentsMargins(now.px(8), 0, now.px(12), 0)
        line.setSpacing(now.px(12))
        line.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        line.addWidget(self.substage_label)
        line.addWidget(self.stepper, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(line)
        column.addWidget(rule(self))
        column.addWidget(self.trouble)
        column.addWidget(self.stack, 1)
