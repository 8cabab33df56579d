"""The banner of a conflict: somebody else was faster, and the person chooses."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.kit.banner import Banner
from ui.kit.painting import Tone


class ConflictBanner(Banner):
    """Says who changed what and offers both values; hidden until there is a conflict."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "conflict") -> None:
        super().__init__(parent, name=name)
        self._choices: dict[str, Callable[[], object]] = {}
        self.action_triggered.connect(self._on_chosen)
        self.hide()

    def offer(
        self,
        title: str,
        text: str,
        *,
        mine: Callable[[], object],
        theirs: Callable[[], object],
        compare: Callable[[], object] | None = None,
    ) -> None:
        """Show the conflict; each choice is a call."""
        self._choices = {"mine": mine, "theirs": theirs}
        actions = [("mine", self.tr("用我的")), ("theirs", self.tr("用对方的"))]
        if compare is not None:
            self._choices["compare"] = compare
            actions.insert(0, ("compare", self.tr("对比")))
        self.tell(Tone.ACCENT, title, text, actions, icon="sync")

    def _on_chosen(self, key: str) -> None:
        choice = self._choices.get(key)
        if key != "compare":
            self.hide()
            self._choices = {}
        if choice is not None:
            choice()
