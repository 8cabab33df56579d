"""The facts of a release on the overview, and its scope."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.services.views import ReleaseView
from relapp.wording import terms
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.release import rights
from ui.release.card import Card
from ui.release.desk import ReleaseDesk
from ui.release.edit_dialog import EditReleaseDialog
from ui.release.words import DASH


class FactsCard(Card):
    """Registration as label and value, with the button that edits it."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "overview.facts", parent)
        self.head.title_label.setText(self.tr("登记信息"))
        self._edit = self.add_button(self.tr("修改…"), self.edit, icon="edit")

    def show_view(self, view: ReleaseView) -> None:
        """Show the facts and whether they may be edited from here."""
        super().show_view(view)
        self.allow(self._edit, rights.edit(self.desk.me, view))

    def edit(self) -> None:
        """Open the form and save what was changed."""
        view = self.desk.view
        if view is not None:
            saved = EditReleaseDialog.ask(self.window(), self.desk, view)
            if isinstance(saved, Changes):
                self.desk.context.hub.announce(saved)

    def signature(self, view: ReleaseView) -> object:
        """Return everything that is shown."""
        return self._pairs(view)

    def fill(self, view: ReleaseView) -> None:
        """Add one row for each fact."""
        grid = FormGrid(self, label_width=76)
        for title, value in self._pairs(view):
            grid.add(title, label(value, "", self, wrap=True))
        self.rows.addWidget(grid)

    def _pairs(self, view: ReleaseView) -> tuple[tuple[str, str], ...]:
        words, release, definition = self.words, view.facts.release, view.definition
        kind, mode = terms.TYPE[release.type], terms.MODE[release.mode]
        applicant = " · ".join(part for part in (view.applicant, view.department) if part)
        answers = [words.of(q.text) for q in definition.questions if q.id in release.yes]
        name = words.of(definition.name)
        pairs = [
            (self.tr("标题"), release.title),
            (self.tr("目的"), release.purpose),
            (self.tr("类型 / 方式"), f"{words.of(kind)} · {words.of(mode)}"),
            (self.tr("上线方式"), words.of(terms.STRATEGY[release.strategy])),
            (self.tr("版本"), f"{release.version_from or DASH} → {release.version_to}"),
            (self.tr("负责人"), view.owner),
            (self.tr("申请人"), applicant),
            (self.tr("答「是」"), "\n".join(answers)),
            (self.tr("紧急原因"), release.emergency_reason),
            (self.tr("暂停原因"), release.hold_reason),
            (self.tr("上线时间"), self._moment(release.deployed_at)),
            (self.tr("试运行至"), self._moment(release.trial_until)),
            (self.tr("登记时间"), self._moment(release.registered_at)),
            (self.tr("流程"), f"{definition.code} {name} {definition.version}"),
        ]
        return tuple(pair for pair in pairs if pair[1])

    def _moment(self, at: datetime | None) -> str:
        return self.words.moment(at) if at is not None else ""


class ScopeCard(Card):
    """The application versions that the release carries."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "overview.scope", parent)
        self.head.title_label.setText(self.tr("范围"))

    def signature(self, view: ReleaseView) -> object:
        """Return the scope lines."""
        return view.facts.scope

    def fill(self, view: ReleaseView) -> None:
        """Add one row for each application."""
        for line in view.facts.scope:
            version = f"{line.version_from or DASH} → {line.version_to}"
            self.line("", line.application, note=version)
        if not view.facts.scope:
            self.add_hint(self.tr("没有登记范围"))
