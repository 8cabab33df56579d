"""Controls of the kit do by mouse and keyboard what they show."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.kit import theme
from ui.kit.badges import Avatar, Badge
from ui.kit.banner import Banner
from ui.kit.buttons import Button, IconButton, LinkButton, PrimaryButton
from ui.kit.empty_state import EmptyState
from ui.kit.filter_combo import FilterCombo
from ui.kit.filter_popup import FilterPopup, Option
from ui.kit.flow_layout import flow_widget
from ui.kit.form_grid import FormGrid
from ui.kit.labels import ElidedLabel, SectionHeader
from ui.kit.painting import BadgeSpec, Tone, emergency_badge, initials, text_width
from ui.kit.segmented import SegmentedControl
from ui.kit.stat_tile import StatTile, TileContent
from ui.kit.state_panel import StatePanel
from ui.kit.stepper import Stepper

OPTIONS = [Option("new", "新系统"), Option("upgrade", "升级"), Option("patch", "补丁")]


def test_a_button_is_as_wide_as_its_words(qtbot: QtBot) -> None:
    short, long = Button("催办"), PrimaryButton("Create a release", icon="plus", key="Ctrl N")
    for button in (short, long):
        qtbot.addWidget(button)
        assert button.sizeHint().height() == 28
    assert long.sizeHint().width() > text_width("Create a release", bold=True) + 60
    assert long.minimumSizeHint() == long.sizeHint(), "no layout may cut the words"


def test_a_primary_button_is_filled_until_disabled(qtbot: QtBot) -> None:
    button = PrimaryButton("新建发布")
    qtbot.addWidget(button)
    now = theme.current()
    assert button.grab().toImage().pixelColor(6, 14) == now.accent_fill
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(6, 14) == now.bg_sunken


def test_a_link_is_pressed_by_mouse_and_space(qtbot: QtBot) -> None:
    link = LinkButton("去上传", chevron=True)
    qtbot.addWidget(link)
    link.show()
    with qtbot.waitSignal(link.clicked):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(link.clicked):
        QTest.keyClick(link, Qt.Key.Key_Space)


def test_an_icon_button_says_its_words(qtbot: QtBot) -> None:
    button = IconButton("pin", "固定")
    qtbot.addWidget(button)
    assert (button.toolTip(), button.accessibleName()) == ("固定", "固定")


def test_segments_exclude_each_other_and_move_by_arrows(qtbot: QtBot) -> None:
    control = SegmentedControl(name="view", spoken="视图")
    qtbot.addWidget(control)
    for key, text in (("board", "看板"), ("table", "表格"), ("lanes", "泳道")):
        control.add(key, text)
    control.show()
    QTest.qWaitForWindowActive(control)
    assert control.current() == "board"
    with qtbot.waitSignal(control.chosen) as told:
        QTest.mouseClick(control.button("table"), Qt.MouseButton.LeftButton)
    assert told.args == ["table"]
    control.button("table").setFocus()
    with qtbot.waitSignal(control.chosen) as told:
        QTest.keyClick(control.button("table"), Qt.Key.Key_Right)
    assert told.args == ["lanes"]
    with qtbot.assertNotEmitted(control.chosen):
        control.set_current("board")
    assert control.current() == "board"


def open_popup(combo: FilterCombo) -> FilterPopup:
    combo.open()
    popup = combo.findChild(FilterPopup)
    assert isinstance(popup, FilterPopup)
    return popup


def test_a_filter_starts_open_and_says_what_it_keeps(qtbot: QtBot) -> None:
    combo = FilterCombo("类型", OPTIONS, name="type")
    qtbot.addWidget(combo)
    assert combo.value_text() == "全部"
    assert not combo.restricts()
    combo.set_values(frozenset(["new", "upgrade"]))
    assert combo.value_text() == "新系统 + 升级"
    assert combo.accessibleName() == "类型 新系统 + 升级"
    combo.set_values(frozenset(["new", "upgrade", "patch"]))
    assert combo.value_text() == "3 项"


def test_a_filter_is_set_in_its_list(qtbot: QtBot) -> None:
    combo = FilterCombo("类型", OPTIONS)
    qtbot.addWidget(combo)
    combo.show()
    popup = open_popup(combo)
    with qtbot.waitSignal(combo.changed) as told:
        popup.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert told.args == [frozenset(["upgrade"])]
    popup.close()
    popup = open_popup(combo)
    assert popup.list.item(1).checkState() == Qt.CheckState.Checked
    popup.close()


def test_a_filter_of_one_closes_with_the_choice(qtbot: QtBot) -> None:
    combo = FilterCombo("流程", OPTIONS, several=False)
    qtbot.addWidget(combo)
    combo.show()
    assert combo.values() == {"new"}
    popup = open_popup(combo)
    popup.list.setCurrentRow(2)
    with qtbot.waitSignal(combo.changed) as told:
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert told.args == [frozenset(["patch"])]
    assert not popup.isVisible()


def test_many_options_can_be_searched(qtbot: QtBot) -> None:
    combo = FilterCombo("应用", [Option(n, f"系统 {n}") for n in range(30)])
    qtbot.addWidget(combo)
    combo.show()
    popup = open_popup(combo)
    popup.search_edit.setText("系统 17")
    shown = [r for r in range(popup.list.count()) if not popup.list.isRowHidden(r)]
    assert shown == [17]
    QTest.keyClick(popup.search_edit, Qt.Key.Key_Down)
    assert popup.list.currentRow() == 17
    popup.close()


def test_chosen_values_that_are_gone_are_forgotten(qtbot: QtBot) -> None:
    combo = FilterCombo("类型", OPTIONS)
    qtbot.addWidget(combo)
    combo.set_values(frozenset(["patch"]))
    combo.set_options(OPTIONS[:2])
    assert combo.values() == frozenset()


def test_a_banner_tells_and_offers(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell(Tone.BAD, "没有保存", "服务器拒绝", [("copy", "复制详情"), ("retry", "重试")])
    assert banner.accessibleName() == "没有保存 服务器拒绝"
    with qtbot.waitSignal(banner.action_triggered) as told:
        QTest.mouseClick(banner.link("retry"), Qt.MouseButton.LeftButton)
    assert told.args == ["retry"]
    banner.tell(Tone.OK, "已生成", closable=True)
    with qtbot.waitSignal(banner.closed):
        child = banner.findChild(IconButton, "banner.close")
        assert isinstance(child, IconButton)
        QTest.mouseClick(child, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_tile_speaks_its_whole_content(qtbot: QtBot) -> None:
    tile = StatTile(
        TileContent(
            "calendar",
            "下一窗口",
            "6 天",
            "已排 7 / 容量 8",
            capacity=(7, 8),
            badge=BadgeSpec("2 个未齐", Tone.WARN, "hourglass"),
        )
    )
    qtbot.addWidget(tile)
    tile.resize(tile.sizeHint())
    assert tile.accessibleName() == "下一窗口 6 天 已排 7 / 容量 8 2 个未齐"
    assert tile.height() == 66
    with qtbot.waitSignal(tile.toggled):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert tile.grab().toImage().pixelColor(5, 30) == theme.current().bg_selected


def test_a_cut_label_keeps_the_whole_text_in_its_tool_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("还款计划批量重算与罚息口径调整")
    qtbot.addWidget(label)
    label.show()
    label.resize(60, 20)
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_badges_and_avatars_fit_their_words(qtbot: QtBot) -> None:
    badge = Badge(emergency_badge("紧急"))
    avatar = Avatar("陈志远", size=18)
    for widget in (badge, avatar):
        qtbot.addWidget(widget)
    assert badge.sizeHint().height() == 18
    assert badge.accessibleName() == "紧急"
    assert avatar.sizeHint() == QSize(18, 18)
    assert [initials(n) for n in ("陈志远", "Ada Wong", "ada", "")] == ["陈", "AW", "A", "?"]


def test_form_errors_stand_at_their_field(qtbot: QtBot) -> None:
    form = FormGrid()
    qtbot.addWidget(form)
    date, note = QLineEdit(), QLineEdit()
    title = form.add("日期", date, required=True)
    form.add("说明", note, hint="写入动态")
    form.show()
    assert title.buddy() is date
    assert date.accessibleName() == "日期"
    form.set_error(date, "当天封网")
    assert form.error_of(date) == "当天封网"
    assert form.error_of(note) == ""
    assert date.property("invalid") == "true"
    form.clear_errors()
    assert form.error_of(date) == ""
    assert not date.property("invalid")


def test_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    widget, layout = flow_widget(None, 6)
    qtbot.addWidget(widget)
    boxes = [QCheckBox(f"选项 {n}", widget) for n in range(8)]
    for box in boxes:
        layout.addWidget(box)
    widget.resize(200, layout.heightForWidth(200))
    widget.show()
    assert len({box.y() for box in boxes}) > 1
    assert max(box.geometry().right() for box in boxes) < 200
    assert layout.heightForWidth(2000) < layout.heightForWidth(200)


def test_section_head_with_link(qtbot: QtBot) -> None:
    head = SectionHeader("交付物", "必需 9 / 9", link="全部打开")
    qtbot.addWidget(head)
    assert [w.text() for w in head.findChildren(QLabel)] == ["交付物", "必需 9 / 9"]
    assert head.link_button is not None


def test_stepper_says_where_it_stands(qtbot: QtBot) -> None:
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.set_steps(["规划", "准备", "审批"], 1)
    assert stepper.accessibleName() == "第 2 步，共 3 步：准备"
    assert stepper.sizeHint().width() > stepper.minimumSizeHint().width()


def test_old_data_stays_while_new_is_read(qtbot: QtBot) -> None:
    content = QWidget()
    panel = StatePanel(content)
    qtbot.addWidget(panel)
    panel.show_content()
    panel.start_loading()
    assert panel.currentWidget() is content


def test_first_reading_shows_bars_then_words(qtbot: QtBot) -> None:
    panel = StatePanel(QWidget())
    qtbot.addWidget(panel)
    panel.start_loading("正在读取发布", "92 / 163")
    qtbot.waitUntil(lambda: panel.currentWidget() is panel.skeleton, timeout=2000)
    qtbot.waitUntil(lambda: panel.currentWidget() is panel.loading, timeout=3000)
    assert panel.loading.title_label.text() == "正在读取发布"
    assert panel.loading.link.isHidden(), "cancelling is offered later"
    panel.show_failed("读不到团队数据库", "上次同步 09:12")
    with qtbot.waitSignal(panel.retry_requested):
        panel.failed.link.click()


def test_an_empty_pane_offers_the_way_on(qtbot: QtBot) -> None:
    state = EmptyState()
    qtbot.addWidget(state)
    state.tell("board", "看板上还没有发布", "三步就能开始", button="新建发布")
    assert state.link.isHidden()
    assert not state.button.isHidden()
    with qtbot.waitSignal(state.action_triggered):
        state.button.click()
    assert isinstance(state.button, QPushButton)
