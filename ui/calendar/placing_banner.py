"""What the calendar says over its page: what is being placed, what was refused; and its keys."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.kit.banner import Banner
from ui.kit.painting import Tone

translate = QCoreApplication.translate


class PlacingBanner(Banner):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="calendar.banner")
        self.hide()

    def tell_placing(self, name: str) -> None:
        """Say what is being placed, how, and offer to leave it."""
        self.tell(
            Tone.ACCENT,
            self.tr("为 {name} 选窗口").format(name=name),
            self.tr("方向键选日，PgUp PgDn 换月，Enter 放下"),
            (("cancel", self.tr("不排了")),),
            icon="calendar",
        )

    def tell_refused(self, sentence: str) -> None:
        """Say why something was not done."""
        self.tell(Tone.BAD, self.tr("没有完成"), sentence, closable=True)


def key_sheet() -> tuple[tuple[str, str], ...]:
    """Return the keys of the calendar with their meaning."""
    return (
        ("← → ↑ ↓", translate("CalendarKeys", "按天移动")),
        ("PgUp PgDn", translate("CalendarKeys", "上个月、下个月")),
        ("T", translate("CalendarKeys", "回到今天")),
        (
            "Enter",
            translate("CalendarKeys", "在列表上：选它来排期；在日历上：放到这天或看窗口"),
        ),
        ("Ctrl M", translate("CalendarKeys", "移动窗口")),
        ("Delete", translate("CalendarKeys", "把发布移出窗口")),
        ("Esc", translate("CalendarKeys", "不排了")),
    )
