"""One finding of the window panel: icon, title, detail and links to where it is mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.calendar.finding_words import Link, detail, links, title
from ui.calendar.findings import Finding, FindingKind
from ui.calendar.look import Look
from ui.kit import theme
from ui.kit.badges import IconMark
from ui.kit.buttons import LinkButton
from ui.kit.labels import label, rule


class FindingRow(QWidget):
    """Shows one finding.

    Signals:
        address_requested: a link was followed.
    """

    address_requested = Signal(str)

    def __init__(self, finding: Finding, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        now = theme.current()
        grid = QGridLayout(self)
        grid.setContentsMargins(now.px(14), now.px(10), now.px(14), 0)
        grid.setHorizontalSpacing(now.px(8))
        grid.setVerticalSpacing(now.px(2))
        grid.setColumnStretch(1, 1)
        icon, role = icon_of(finding)
        mark = IconMark(icon, role, 16, self)
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(title(finding), "strong", self, wrap=True), 0, 1)
        words = detail(finding, look)
        grid.addWidget(label(words, "secondary", self, wrap=True), 1, 1)
        self.setAccessibleName(f"{title(finding)} {words}")
        row = QHBoxLayout()
        row.setSpacing(now.px(12))
        for link in links(finding):
            row.addWidget(self._link(link))
        row.addStretch(1)
        grid.addLayout(row, 2, 1)
        grid.setRowMinimumHeight(3, now.px(6))
        grid.addWidget(rule(self, soft=True), 4, 0, 1, 2)

    def _link(self, link: Link) -> LinkButton:
        button = LinkButton(link.text, self)
        button.setProperty("address", link.address)
        button.clicked.connect(self._on_link_clicked)
        return button

    def _on_link_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.address_requested.emit(str(sender.property("address")))


def icon_of(finding: Finding) -> tuple[str, str]:
    """Return icon and colour of a finding: stop, warning or mere advice."""
    if finding.conflict:
        return "blocked", "bad"
    if finding.kind in (FindingKind.HOLIDAY, FindingKind.FORECAST, FindingKind.DRAFT):
        return "info", "accent"
    return "triangle", "warn"
