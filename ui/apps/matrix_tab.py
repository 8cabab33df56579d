"""谁能签什么: the steps of a process against people or departments, and where nobody may."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from relapp.clock import Clock
from relapp.domain.matrix import Kinds, Question, Row, signers, unsigned
from relapp.domain.text import Language
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, Strategy
from relapp.wording import terms
from ui.apps.matrix_columns import MatrixColumns
from ui.apps.matrix_table import MatrixTable
from ui.apps.registers import Registers
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.filter_combo import FilterCombo
from ui.kit.filter_popup import Option
from ui.kit.labels import label
from ui.kit.search_combo import SearchCombo
from ui.kit.segmented import SegmentedControl

PEOPLE: Final = "people"
DEPARTMENTS: Final = "departments"


class MatrixTab(QWidget):
    """Filters above, the matrix below; it asks the rule anew whenever a filter changes.

    Signals:
        copied: everything shown is on the clipboard.
    """

    copied = Signal()

    def __init__(self, language: Language, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("apps.matrix")
        self._language, self._clock = language, clock
        self._registers = Registers()
        self.table = MatrixTable(self.tr("环节"), self.tr("谁能签什么"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_filters())
        column.addLayout(self._build_line())
        column.addWidget(self.table, 1)

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("谁能签什么")

    def show_registers(self, registers: Registers) -> None:
        """Show what was read; filters keep what they were set to."""
        self._registers = registers
        language = self._language
        self.process_combo.set_options(
            [Option(d.code, f"{d.code} {d.name.of(language)}") for d in registers.definitions]
        )
        applications = [(a.id, a.name) for a in registers.applications if a.active]
        departments = [(d.id, d.name) for d in registers.departments]
        for combo, options in (
            (self.application_combo, applications),
            (self.department_combo, departments),
        ):
            combo.blockSignals(True)
            combo.set_options(options)
            combo.blockSignals(False)
        self._refill()

    def focus_search(self) -> None:
        """Put the cursor into the choice of an application."""
        self.application_combo.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit = self.application_combo.lineEdit()
        if edit is not None:
            edit.selectAll()

    def question(self) -> Question | None:
        """Return what is asked, None without a process."""
        chosen = self.process_combo.values()
        found = next((d for d in self._registers.definitions if d.code in chosen), None)
        if found is None:
            return None
        kinds = Kinds(
            frozenset(v for v in self.type_combo.values() if isinstance(v, ReleaseType)),
            frozenset(v for v in self.mode_combo.values() if isinstance(v, ReleaseMode)),
            frozenset(v for v in self.strategy_combo.values() if isinstance(v, Strategy)),
        )
        return Question(found, kinds, self.department_combo.key(), self.application_combo.key())

    def show_gaps(self) -> None:
        """Show the rows alone where nobody may act."""
        self.gaps_check.setChecked(True)

    def _refill(self) -> None:
        question = self.question()
        rows: tuple[Row, ...] = ()
        if question is not None:
            rows = signers(question, self._registers.staff, self._clock.now())
        missing = unsigned(rows)
        shown = missing if self.gaps_check.isChecked() else rows
        words = MatrixColumns(self._registers, self._language, self)
        by_people = self.switch.current() == PEOPLE
        right = words.people(shown) if by_people else words.departments(shown)
        self.table.show_rows(shown, words.steps(), right)
        self.gaps_check.setText(self.tr("只看有缺口的（{n}）").format(n=len(missing)))
        self.gaps_check.setEnabled(bool(missing) or self.gaps_check.isChecked())

    def _on_copy(self) -> None:
        self.table.copy_all()
        self.copied.emit()

    def _build_filters(self) -> QHBoxLayout:
        language, now = self._language, theme.current()
        self.process_combo = FilterCombo(
            self.tr("流程"), (), self, several=False, name="apps.matrix.process"
        )
        self.type_combo, self.mode_combo, self.strategy_combo = (
            FilterCombo(
                title,
                [Option(value, text.of(language)) for value, text in words.items()],
                self,
                name=f"apps.matrix.{name}",
            )
            for name, title, words in (
                ("type", self.tr("类型"), terms.TYPE_SHORT),
                ("mode", self.tr("方式"), terms.MODE_SHORT),
                ("strategy", self.tr("策略"), terms.STRATEGY),
            )
        )
        self.application_combo = SearchCombo(
            (), self, nothing=self.tr("全部应用"), name="apps.matrix.application"
        )
        self.department_combo = SearchCombo(
            (), self, nothing=self.tr("各应用的部门"), name="apps.matrix.department"
        )
        self.application_combo.setAccessibleName(self.tr("应用"))
        self.department_combo.setAccessibleName(self.tr("部门"))
        row = QHBoxLayout()
        row.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(4))
        row.setSpacing(now.px(8))
        for combo in (self.process_combo, self.type_combo, self.mode_combo, self.strategy_combo):
            combo.changed.connect(self._refill)
            row.addWidget(combo)
        for search in (self.application_combo, self.department_combo):
            search.changed.connect(self._refill)
            search.setFixedWidth(now.px(170))
            row.addWidget(search)
        row.addStretch(1)
        return row

    def _build_line(self) -> QHBoxLayout:
        now = theme.current()
        self.switch = SegmentedControl(self, name="apps.matrix.columns", spoken=self.tr("列"))
        self.switch.add(PEOPLE, self.tr("按人员"))
        self.switch.add(DEPARTMENTS, self.tr("按部门"))
        self.switch.chosen.connect(self._refill)
        self.gaps_check = QCheckBox("", self)
        self.gaps_check.setObjectName("apps.matrix.gaps")
        self.gaps_check.toggled.connect(self._refill)
        self.copy_button = Button(self.tr("复制整表"), self, icon="copy", name="apps.matrix.copy")
        self.copy_button.clicked.connect(self._on_copy)
        legend = self.tr("● 有岗位   ◐ 只对部分应用   登 按登记   代 代理中")
        row = QHBoxLayout()
        row.setContentsMargins(now.px(14), 0, now.px(14), now.px(8))
        row.setSpacing(now.px(12))
        row.addWidget(self.switch)
        row.addWidget(self.gaps_check)
        row.addWidget(label(legend, "secondary", self, name="apps.matrix.legend"))
        row.addStretch(1)
        row.addWidget(self.copy_button)
        return row
