"""The board before its first release: what each column is for, and three steps to begin."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.text import Language
from relapp.domain.vocabulary import BoardColumn
from relapp.wording import terms
from ui.kit import metrics, painting, style, theme
from ui.kit.badges import IconMark, KeyHint
from ui.kit.buttons import Button, Kind, LinkButton
from ui.kit.labels import label, rule

GAP = 6


class EmptyBoard(QWidget):
    """Six empty columns and, in the middle, the way to the first release.

    Signals:
        chosen: `import_apps`, `plan_windows`, `new_release` or `sample`.
    """

    chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._hints = {
            BoardColumn.PLANNING: (self.tr("登记要上线的内容"), self.tr("选类型与方式，定窗口")),
            BoardColumn.PREPARING: (self.tr("备齐条件与材料"), self.tr("检查项、交付物、管理计划")),
            BoardColumn.APPROVING: (self.tr("按路线会签"), self.tr("评审会上一起勾选")),
            BoardColumn.IMPLEMENTING: (self.tr("照步骤上线"), self.tr("闸口、实际时间、回退")),
            BoardColumn.CONFIRMING: (self.tr("确认结果"), self.tr("验证、试运行、更新配置库")),
            BoardColumn.CLOSED: (self.tr("归档与报告"), self.tr("计入本季成功率")),
        }
        self.panel = self._build_panel()
        self.set_year(2000)

    def set_year(self, year: int) -> None:
        """Name the year whose windows are to be planned."""
        self._plan_label.setText(self.tr("编制 {year} 年窗口计划").format(year=year))

    def set_done(self, apps: bool, windows: bool) -> None:
        """Tick the steps that are done; the first open one has the filled button."""
        done = {"import_apps": apps, "plan_windows": windows, "new_release": False}
        first = next(key for key, is_done in done.items() if not is_done)
        for key, button in self.buttons.items():
            style.restyle(button, kind=Kind.PRIMARY.value if key == first else None)
            icon = "circle-check" if done[key] else self._icons[key][1]
            self._icons[key][0].set_icon(icon, "ok" if done[key] else "accent")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns with their purpose."""
        px = theme.current().px
        painter = QPainter(self)
        room = self.width() - 16 - 5 * GAP
        for place, column in enumerate(BoardColumn):
            left = 8 + round(place * (room / 6 + GAP))
            right = 8 + round(place * (room / 6 + GAP) + room / 6)
            frame = QRect(left, 8, right - left, self.height() - 8)
            painting.draw_box(painter, frame, "bg_sunken", None, radius=metrics.RADIUS_PANE)
            head = QRect(left + px(10), 8, frame.width(), px(metrics.COLUMN_HEAD))
            name = terms.COLUMN[column].of(self._language)
            used = painting.draw_text(painter, head, name, "text", 13, bold=True)
            painting.draw_text(painter, head.adjusted(used + px(6), 0, 0, 0), "0", "text_2", 12)
            self._draw_hint(painter, frame, column)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel in the middle."""
        super().resizeEvent(event)
        size = self.panel.sizeHint()
        width = min(max(size.width(), theme.current().px(600)), self.width() - 32)
        left = (self.width() - width) // 2
        top = max(theme.current().px(120), (self.height() - size.height()) // 2)
        self.panel.setGeometry(left, top, width, size.height())

    def _draw_hint(self, painter: QPainter, frame: QRect, column: BoardColumn) -> None:
        px = theme.current().px
        title, note = self._hints[column]
        width = frame.width() - 2 * px(8 + 12)
        first = len(painting.wrapped(title, width, 2, 13, bold=True))
        second = len(painting.wrapped(note, width, 2, 12))
        height = px(12 + 12) + first * px(19) + second * px(17)
        top = frame.y() + px(metrics.COLUMN_HEAD) + 4
        box = QRect(frame.x() + px(8), top, frame.width() - 2 * px(8), height)
        painting.draw_box(painter, box, "bg_window", "line_control", radius=5, dashed=True)
        inner = box.adjusted(px(12), px(12), -px(12), 0)
        used = painting.draw_lines(painter, inner, title, "text", 13, lines=2, bold=True)
        painting.draw_lines(painter, inner.adjusted(0, used, 0, 0), note, "text_2", 12, lines=2)

    def _build_panel(self) -> QFrame:
        panel = QFrame(self)
        panel.setProperty("surface", "card")
        panel.setObjectName("board.empty")
        pile = QVBoxLayout(panel)
        pile.setContentsMargins(28, 24, 28, 12)
        pile.setSpacing(4)
        pile.addWidget(label(self.tr("看板上还没有发布"), "page-title", panel))
        words = self.tr("三步就能开始。已有台账的，可以先导入应用清单。")
        pile.addWidget(label(words, "field", panel, wrap=True))
        self.buttons: dict[str, Button] = {}
        self._icons: dict[str, tuple[IconMark, str]] = {}
        for row in self._steps():
            pile.addSpacing(8)
            pile.addWidget(rule(panel))
            pile.addSpacing(8)
            pile.addLayout(self._build_step(panel, *row))
        pile.addSpacing(8)
        pile.addWidget(rule(panel))
        pile.addLayout(self._build_foot(panel))
        return panel

    def _steps(self) -> Sequence[tuple[str, str, str, str, str]]:
        return (
            (
                "import_apps",
                "cube",
                self.tr("登记应用系统"),
                self.tr("从 Excel 导入清单，或逐个新建"),
                self.tr("导入 Excel…"),
            ),
            (
                "plan_windows",
                "calendar",
                "",
                self.tr("按流程的窗口规则生成，避开节假日，再逐个调整"),
                self.tr("生成计划"),
            ),
            (
                "new_release",
                "plus",
                self.tr("新建第一个发布"),
                self.tr("登记时先判断是否属于发布范围"),
                self.tr("新建发布"),
            ),
        )

    def _build_step(
        self, panel: QWidget, key: str, icon: str, title: str, note: str, button: str
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        mark = IconMark(icon, "accent", 20, panel)
        self._icons[key] = (mark, icon)
        number = len(self.buttons) + 1
        name = label(title, "section", panel)
        if key == "plan_windows":
            self._plan_label = name
        numbered = QHBoxLayout()
        numbered.setSpacing(10)
        numbered.addWidget(label(str(number), "section", panel))
        numbered.addWidget(name)
        numbered.addStretch(1)
        grid.addWidget(mark, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(numbered, 0, 1)
        grid.addWidget(label(note, "secondary", panel, wrap=True), 1, 1)
        made = Button(button, panel, name=f"empty.{key}")
        made.setMinimumWidth(theme.current().px(128))
        made.clicked.connect(self._on_button)
        self.buttons[key] = made
        grid.addWidget(made, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        return grid

    def _build_foot(self, panel: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(6)
        self.sample_link = LinkButton(
            self.tr("打开演示数据，先看看"), panel, size=13, name="empty.sample"
        )
        self.sample_link.clicked.connect(self._on_sample)
        row.addWidget(self.sample_link)
        row.addStretch(1)
        row.addWidget(label(self.tr("按"), "secondary", panel))
        row.addWidget(KeyHint("Ctrl N", panel))
        row.addWidget(label(self.tr("也能新建"), "secondary", panel))
        return row

    def _on_button(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.chosen.emit(key)

    def _on_sample(self) -> None:
        self.chosen.emit("sample")
