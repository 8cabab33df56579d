"""A release page at somebody's desk, on a real database that was prepared once per stage."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from relapp.services.views import ReleaseView
from tests.ui.release.scene import ZONE, Scene, local, make_scene, reopen
from ui.actions.page import PageContext
from ui.kit.change_hub import ChangeHub
from ui.kit.tasks import TaskRunner
from ui.release.approval_panel import ApprovalPanel
from ui.release.checks_panel import ChecksPanel
from ui.release.desk import ReleaseServices
from ui.release.overview_panel import OverviewPanel
from ui.release.pane import ReleasePane
from ui.release.plan_panel import PlanPanel
from ui.release.run_panel import RunPanel

NOW = {"implementing": local(9, 22, 19, 31), "confirming": local(9, 23, 9, 0)}
OfficeAt = Callable[[str], Scene]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A database file with one release in a stage, made when first asked for."""
    made: dict[str, Path] = {}

    def prepare(stage: str) -> Path:
        if stage not in made:
            folder = tmp_path_factory.mktemp(stage)
            scene = make_scene(folder)
            release_id = scene.register(
                "核心租赁系统",
                "V6.8.0",
                "还款计划批量重算与罚息口径调整",
                change_ids=(scene.changes["CR-2274"],),
            )
            getattr(scene, f"to_{stage}", lambda _id: None)(release_id)
            scene.core.close()
            made[stage] = folder / "office.db"
        return made[stage]

    return prepare


@pytest.fixture
def office_at(prepared: Callable[[str], Path], tmp_path: Path) -> Iterator[OfficeAt]:
    """An office of one's own whose release stands at a stage."""
    opened: list[Scene] = []

    def open_at(stage: str) -> Scene:
        target = tmp_path / f"{stage}.db"
        shutil.copyfile(prepared(stage), target)
        scene = reopen(target, NOW.get(stage, local(9, 16, 14, 37)))
        scene.release_id = scene.core.releases.id_of("FB26-001")
        opened.append(scene)
        return scene

    yield open_at
    for scene in opened:
        scene.core.close()


@dataclass
class Desk:
    """The page as one person has it open."""

    scene: Scene
    pane: ReleasePane
    tasks: TaskRunner
    hub: ChangeHub
    said: list[str]
    undo: list[tuple[str, Callable[[], object]]]
    addresses: list[str]

    def settle(self) -> None:
        """Wait until everything asked for was answered and shown."""
        assert self.tasks.wait_idle(10)
        QApplication.processEvents()

    def colleague_wrote(self) -> None:
        """Let the page hear that the release was touched elsewhere, as the feed does."""
        changes = self.scene.core.history.since(0)
        self.hub.announce(changes)
        self.settle()

    @property
    def view(self) -> ReleaseView:
        """The release as the database has it now."""
        return self.scene.view(self.scene.release_id)

    @property
    def checks(self) -> ChecksPanel:
        """The tab 条件与检查."""
        return cast("ChecksPanel", self.pane.panel("checks"))

    @property
    def plan(self) -> PlanPanel:
        """The tab 方案."""
        return cast("PlanPanel", self.pane.panel("plan"))

    @property
    def approval(self) -> ApprovalPanel:
        """The tab 审批."""
        return cast("ApprovalPanel", self.pane.panel("approval"))

    @property
    def run(self) -> RunPanel:
        """The tab 步骤."""
        return cast("RunPanel", self.pane.panel("run_sheet"))

    @property
    def overview(self) -> OverviewPanel:
        """The tab 概况."""
        return cast("OverviewPanel", self.pane.panel("overview"))


def services_of(scene: Scene) -> ReleaseServices:
    """Return what the page uses of a core."""
    core = scene.core
    return ReleaseServices(
        releases=core.releases,
        checks=core.checks,
        deliverables=core.deliverables,
        plans=core.plans,
        approvals=core.approvals,
        run_sheets=core.run_sheets,
        windows=core.windows,
        history=core.history,
        documents=core.documents,
        people=core.people,
        changes=core.changes,
        links=core.links,
        board=core.board,
        office=core.office,
        plan_items=core.plan_items,
        plan_copies=core.plan_copies,
        risks=core.risks,
        applications=core.applications,
        tests=core.tests,
        presence=core.presence,
        pins=core.pins,
    )


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot, tasks: TaskRunner) -> OpenDesk:
    """Open the page of a scene's release at somebody's desk."""

    def open_page(scene: Scene, name: str, tab: str = "overview", subject: str = "") -> Desk:
        hub = ChangeHub()
        context = PageContext(scene[name], "zh", ZONE, scene.clock, tasks, hub)
        pane = ReleasePane(context, services=services_of(scene))
        qtbot.addWidget(pane)
        pane.resize(1280, 720)
        with qtbot.waitExposed(pane):
            pane.show()
        desk = Desk(scene, pane, tasks, hub, [], [], [])
        pane.status_requested.connect(desk.said.append)
        pane.undo_offered.connect(lambda said, call: desk.undo.append((said, call)))
        pane.address_requested.connect(desk.addresses.append)
        pane.show_release(scene.release_id, tab, subject)
        desk.settle()
        return desk

    return open_page


def find(parent: QWidget, name: str) -> QWidget:
    """Return a part of the page by its object name."""
    found = parent.findChild(QWidget, name)
    assert found is not None, name
    return found
