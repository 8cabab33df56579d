"""The three columns of the gallery: marks and inputs, rows and nodes, banners and charts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.kit import style, theme
from ui.kit.badges import Avatar, Badge, Chip, KeyHint
from ui.kit.banner import Banner
from ui.kit.buttons import Kind, LinkButton
from ui.kit.charts import LineChart, Point
from ui.kit.empty_state import EmptyState
from ui.kit.filter_combo import FilterCombo
from ui.kit.filter_popup import Option
from ui.kit.flow_layout import flow_widget
from ui.kit.gallery_poses import CardFrame, FocusedEdit, PosedButton, RingFrame
from ui.kit.gallery_rows import NodesSample, RowsSample, WindowsSample
from ui.kit.labels import IconLabel, SectionHeader, label
from ui.kit.painting import (
    BadgeSpec,
    Tone,
    blocked_badge,
    emergency_badge,
)
from ui.kit.segmented import SegmentedControl
from ui.kit.stepper import Stepper

_MARKS = (
    BadgeSpec("新系统"),
    BadgeSpec("升级"),
    BadgeSpec("计划内"),
    emergency_badge("紧急"),
    BadgeSpec("分阶段 2/3"),
    blocked_badge("阻塞 3"),
    BadgeSpec("准备中", Tone.ACCENT),
    BadgeSpec("通过", Tone.OK, "check"),
    BadgeSpec("不通过", Tone.BAD, "cross"),
    BadgeSpec("有条件", Tone.WARN, "flag"),
    BadgeSpec("材料明天截止", Tone.WARN, "hourglass"),
    BadgeSpec("逾期 2 天", Tone.BAD, "triangle"),
    BadgeSpec("GO", Tone.OK, "check"),
    BadgeSpec("NO-GO", Tone.BAD, "cross"),
)
_STATES = ("常态", "悬停", "按下", "焦点", "禁用")
_STEPS = ("规划", "准备", "审批", "实施", "确认", "关闭")


def left_column(parent: QWidget) -> QWidget:
    """Return marks, buttons and inputs."""
    column, layout = _column(parent)
    layout.addWidget(SectionHeader("标记", parent=column))
    marks, flow = flow_widget(column)
    for spec in _MARKS:
        flow.addWidget(Badge(spec, marks))
    layout.addWidget(marks)
    layout.addWidget(SectionHeader("按钮", parent=column))
    layout.addLayout(_buttons(column))
    layout.addWidget(SectionHeader("输入", parent=column))
    layout.addLayout(_inputs(column))
    layout.addLayout(_controls(column))
    layout.addStretch(1)
    return column


def middle_column(parent: QWidget) -> QWidget:
    """Return check rows, route nodes and the stage track."""
    column, layout = _column(parent)
    layout.addWidget(SectionHeader("检查行", parent=column))
    layout.addWidget(RowsSample(column))
    layout.addWidget(SectionHeader("审批节点", parent=column))
    layout.addWidget(NodesSample(column))
    stepper = Stepper(_STEPS, column)
    stepper.set_steps(_STEPS, 1)
    layout.addWidget(stepper)
    layout.addStretch(1)
    return column


def right_column(parent: QWidget) -> QWidget:
    """Return banners, empty states and windows."""
    column, layout = _column(parent)
    layout.addWidget(SectionHeader("页内提示条", parent=column))
    for tone, icon, title, text, links in (
        (Tone.WARN, "plug", "已离线", "2 处修改存在本机，恢复连接后自动同步。", ("立即重试",)),
        (
            Tone.BAD,
            "triangle",
            "没有保存",
            "服务器拒绝：你没有「发布管理岗」权限，请联系管理员。",
            ("复制详情", "重试"),
        ),
        (
            Tone.ACCENT,
            "sync",
            "许薇刚改了这份发布",
            "你的修改还没保存。",
            ("对比", "用我的", "用她的"),
        ),
        (
            Tone.OK,
            "circle-check",
            "已生成",
            "发布方案 FB26-147 V1.3，写入归档包。",
            ("打开", "所在文件夹"),
        ),
    ):
        banner = Banner(column)
        banner.tell(tone, title, text, [(words, words) for words in links], icon=icon)
        layout.addWidget(banner)
    layout.addWidget(SectionHeader("空、加载、出错", parent=column))
    layout.addLayout(_empty_states(column))
    layout.addWidget(SectionHeader("窗口格、趋势", parent=column))
    layout.addWidget(WindowsSample(column))
    chart = LineChart(column, spoken="成功率")
    chart.set_points(
        [
            Point("25Q4", 91.1, "41/45"),
            Point("26Q1", 86.8, "33/38"),
            Point("26Q2", 93.0, "40/43"),
            Point("26Q3", 92.1, "35/38", open=True),
        ],
        90,
        "目标 90%",
    )
    layout.addWidget(chart, 1)
    return column


def _column(parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    column = QWidget(parent)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    return column, layout


def _buttons(parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(0)
    for place, state in enumerate(_STATES):
        head = label(state, "secondary", parent)
        head.setContentsMargins(4, 0, 0, 0)
        grid.addWidget(head, 0, place + 1)
    rows = (
        ("主要", "新建", Kind.PRIMARY),
        ("一般", "催办", Kind.NORMAL),
        ("危险", "退回…", Kind.DANGER),
    )
    for row, (name, words, kind) in enumerate(rows):
        grid.addWidget(label(name, "secondary", parent), row + 1, 0)
        for place, state in enumerate(_STATES):
            button = PosedButton(words, kind, state, parent)
            button.setMinimumWidth(theme.current().px(64))
            role = "bad" if kind == Kind.DANGER else "accent"
            frame = RingFrame(button, role, state == "焦点", parent)
            grid.addWidget(frame, row + 1, place + 1, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnMinimumWidth(0, theme.current().px(50))
    grid.setColumnStretch(6, 1)
    return grid


def _inputs(parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    for place, (name, text) in enumerate(
        (("常态", ""), ("焦点", "第 18 窗口"), ("出错", "9/29"), ("只读", "FB26-147"))
    ):
        grid.addWidget(label(name, "secondary", parent), 0, place)
        field = (FocusedEdit if name == "焦点" else QLineEdit)(text, parent)
        field.setPlaceholderText("请选窗口")
        field.setAccessibleName(name)
        field.setReadOnly(name == "只读")
        style.restyle(field, invalid=name == "出错")
        grid.addWidget(field, 1, place)
    grid.addWidget(IconLabel("triangle", "当天封网", parent, role="bad"), 2, 2)
    return grid


def _controls(parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    segments = SegmentedControl(parent, name="gallery.segments", spoken="视图")
    segments.add("board", "看板", "board")
    segments.add("table", "表格", "table")
    grid.addWidget(segments, 0, 0)
    options = [Option("all", "全面上线"), Option("waves", "分阶段上线")]
    plain = FilterCombo("类型", options, parent)
    chosen = FilterCombo("方式", options, parent)
    chosen.set_values(frozenset(["waves"]))
    combo = QComboBox(parent)
    combo.addItems(["第 18 窗口", "第 19 窗口"])
    combo.setAccessibleName("窗口")
    grid.addWidget(plain, 0, 1)
    grid.addWidget(chosen, 0, 2)
    grid.addWidget(combo, 0, 3)
    check = QCheckBox("已核对", parent)
    check.setChecked(True)
    radio = QRadioButton("团队数据库", parent)
    radio.setChecked(True)
    grid.addWidget(check, 1, 0)
    grid.addWidget(radio, 1, 1)
    people = QHBoxLayout()
    people.addWidget(Avatar("林静怡", parent, size=24, me=True, online=True))
    people.addWidget(Avatar("Ada Wong", parent, size=24))
    people.addWidget(Avatar("刘建国", parent, size=24, absent=True))
    people.addWidget(KeyHint("Ctrl K", parent))
    people.addStretch(1)
    grid.addLayout(people, 1, 2)
    more = QHBoxLayout()
    more.addWidget(LinkButton("打开检查项", parent, chevron=True))
    more.addWidget(Chip(BadgeSpec("通过", Tone.OK, "check", bold=True), parent))
    more.addStretch(1)
    grid.addLayout(more, 1, 3)
    grid.setColumnStretch(3, 1)
    return grid


def _empty_states(parent: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    states = [EmptyState(parent) for _ in range(3)]
    states[0].tell("filter", "没有匹配的发布", "已用 2 个筛选条件", link="清除筛选")
    states[1].tell_loading("正在读取发布", "92 / 163", "取消")
    states[2].tell_failed("读不到团队数据库", "上次同步 09:12", "重试")
    for state in states:
        row.addWidget(CardFrame(state, parent))
    return row
