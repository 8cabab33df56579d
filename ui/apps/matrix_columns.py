"""What the matrix says in its cells: the step, who may do it and on what ground."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from relapp.domain.matrix import Basis, Cell, Row
from relapp.domain.person import Department, Person
from relapp.domain.text import Language, Text
from ui.apps.registers import Registers
from ui.kit.table_model import Column

_NAMED = 6


class MatrixColumns(QObject):
    """Makes the columns for one set of registers."""

    def __init__(
        self, registers: Registers, language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._people = {p.id: p for p in registers.people}
        self._departments = registers.departments
        self._roles = registers.roles

    def steps(self) -> tuple[Column[Row], ...]:
        """Return the columns that stay in sight."""
        return (
            self._column("stage", self.tr("阶段"), self._stage, 132),
            Column(
                key="step",
                title=self.tr("环节"),
                text=self._step,
                tooltip=self._step_hint,
                bold=lambda r: r.signs,
                sortable=False,
                width=128,
            ),
            self._column("role", self.tr("岗位"), self._role, 104),
            Column(
                key="who",
                title=self.tr("谁"),
                text=self.who,
                tooltip=self._who_hint,
                tone=lambda r: "bad" if r.nobody else "warn" if r.gaps else None,
                bold=lambda r: r.nobody,
                sortable=False,
                width=196,
            ),
        )

    def people(self, rows: Iterable[Row]) -> tuple[Column[Row], ...]:
        """Return a column for everybody who may do something."""
        named = {key for row in rows for key in row.cells}
        found = (p for p in self._people.values() if p.id in named)
        ordered = sorted(found, key=lambda p: (p.department, p.id))
        return tuple(self._person(person) for person in ordered)

    def departments(self, rows: Iterable[Row]) -> tuple[Column[Row], ...]:
        """Return a column for every department with somebody who may do something."""
        named = {self._people[key].department_id for row in rows for key in row.cells}
        found = tuple(self._department(d) for d in self._departments if d.id in named)
        if None in named:
            return (*found, self._department(Department(0, self.tr("没有部门"))))
        return found

    def who(self, row: Row) -> str:
        """Return the names of those who may do it, or that nobody may."""
        if row.nobody:
            return self.tr("没有人能签") if row.signs else self.tr("没有人能答")
        names = [self._named(key, cell) for key, cell in row.cells.items()]
        if row.by_keeper:
            names.insert(0, self.tr("发布负责人"))
        text = self.tr("、").join(names[:_NAMED])
        if len(names) > _NAMED:
            text = self.tr("{names} 等 {n} 人").format(names=text, n=len(names))
        if row.gaps:
            text = self.tr("{n} 个应用没有人 · {names}").format(n=len(row.gaps), names=text)
        return text

    def _named(self, key: int, cell: Cell) -> str:
        name = self._people[key].name
        if cell.basis is Basis.DEPUTY:
            return self.tr("{name}（代）").format(name=name)
        return name

    def mark(self, cell: Cell | None) -> str:
        """Return the sign of a cell."""
        if cell is None:
            return ""
        if cell.basis is Basis.DEPUTY:
            return self.tr("代")
        if cell.basis is Basis.REGISTER:
            return self.tr("登")
        return "●" if cell.whole else "◐"

    def meaning(self, name: str, cell: Cell | None) -> str:
        """Return a cell in words."""
        if cell is None:
            return self.tr("{name}：不能").format(name=name)
        if cell.basis is Basis.DEPUTY:
            text = self.tr("{name}：代 {people} 签").format(
                name=name, people=self.tr("、").join(cell.stands_for)
            )
        elif cell.basis is Basis.REGISTER:
            text = self.tr("{name}：登记为应用的拥有人或部门负责人").format(name=name)
        else:
            text = self.tr("{name}：有这个岗位").format(name=name)
        if cell.whole:
            return text
        return self.tr("{text}，只对 {n} 个应用").format(text=text, n=cell.places)

    def _person(self, person: Person) -> Column[Row]:
        return Column(
            key=f"person.{person.id}",
            title=person.name,
            text=lambda r: self.mark(r.cells.get(person.id)),
            tooltip=lambda r: self.meaning(person.name, r.cells.get(person.id)),
            tone=lambda r: _tone(r.cells.get(person.id)),
            hint=f"{person.name} {person.department}".strip(),
            sortable=False,
            width=64,
        )

    def _department(self, department: Department) -> Column[Row]:
        wanted = department.id or None

        def members(row: Row) -> list[Person]:
            found = (self._people[key] for key in row.cells)
            return [p for p in found if p.department_id == wanted]

        def told(row: Row) -> str:
            return "\n".join(self.meaning(p.name, row.cells[p.id]) for p in members(row))

        return Column(
            key=f"department.{department.id}",
            title=department.name,
            text=lambda r: self.tr("、").join(p.name for p in members(r)),
            tooltip=told,
            sortable=False,
            width=130,
        )

    def _column(self, key: str, title: str, text: Callable[[Row], str], width: int) -> Column[Row]:
        return Column(key=key, title=title, text=text, sortable=False, width=width)

    def _stage(self, row: Row) -> str:
        stage = self._of(row.stage.name)
        if row.group is None:
            return stage
        return self.tr("{stage} › {group}").format(stage=stage, group=self._of(row.group))

    def _step(self, row: Row) -> str:
        if row.signs:
            return self._of(row.step.name) if row.step is not None else ""
        return self.tr("检查 {n} 项").format(n=len(row.checks))

    def _step_hint(self, row: Row) -> str:
        step = row.step
        lines = [self._of(row.group)] if row.group is not None else []
        if step is not None:
            lines.append(self._of(step.name))
        lines += [self._of(item.text) for item in row.checks]
        if row.signs and step is not None and step.not_by_applicant:
            lines.append(self.tr("申请人本人不能签"))
        return "\n".join(lines)

    def _who_hint(self, row: Row) -> str:
        lines = [self.meaning(self._people[key].name, cell) for key, cell in row.cells.items()]
        if row.by_keeper:
            lines.insert(0, self.tr("发布负责人：每份发布各自的"))
        if row.gaps:
            lines.append(
                self.tr("没有人的应用：{names}").format(names=self.tr("、").join(row.gaps))
            )
        return "\n".join(lines) or self.who(row)

    def _role(self, row: Row) -> str:
        return self._of(self._roles[row.role]) if row.role in self._roles else row.role

    def _of(self, text: Text) -> str:
        return text.of(self._language)


def _tone(cell: Cell | None) -> str | None:
    if cell is None or cell.basis is Basis.REGISTER:
        return None
    if cell.basis is Basis.DEPUTY:
        return "accent"
    return "ok" if cell.whole else "warn"
