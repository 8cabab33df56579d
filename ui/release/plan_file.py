"""Makes a document of the release in view, on every tab on which it can be asked for."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.definition import DocumentSpec
from ui.actions.file_maker import FileMaker
from ui.actions.file_wishes import plan_wish
from ui.kit.banner import Banner
from ui.release.desk import ReleaseDesk

PLAN = "release_plan"


class PlanFile(QObject):
    """Gives the shared file maker the release, and tells other pages of the new edition."""

    def __init__(self, desk: ReleaseDesk, banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.maker = FileMaker(desk.context, banner, page)
        self.maker.made.connect(desk.context.hub.announce)

    def make(self, spec: DocumentSpec) -> None:
        """Ask for the place and write the document there."""
        desk = self._desk
        if desk.view is None:
            return
        wish = plan_wish(desk.view.facts.release.number, desk.words.of(spec.name))
        make = partial(desk.services.documents.make, desk.me, desk.release_id, spec.id)
        self.maker.make(wish, lambda target: make(target, desk.context.language))
