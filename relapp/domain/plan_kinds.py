"""The tables a release plan can have (the six parts of procedure B, the plans of procedure A)."""

from relapp.domain.plan_item import FieldKind, ItemField, ItemKind
from relapp.domain.text import Text

_OWNER = ItemField("owner", Text("负责人", "Owner"), FieldKind.PERSON)
_NOTE = ItemField("note", Text("说明", "Note"), FieldKind.TEXT)
_UP_TO_5 = tuple((str(n), Text(str(n), str(n))) for n in range(1, 6))
_BACKED_UP = (
    ("data", Text("历史数据", "Historical data")),
    ("parameters", Text("配置参数", "Parameters")),
    ("programs", Text("应用程序", "Programs")),
)

IMPACT = ItemKind(
    "impact",
    Text("影响范围", "Impact"),
    (
        ItemField("application", Text("应用系统", "Application"), FieldKind.APPLICATION),
        ItemField("who", Text("受影响的用户或业务", "Users or business"), FieldKind.LINE, True),
        ItemField("users", Text("用户数", "Users"), FieldKind.NUMBER),
        ItemField("downtime", Text("停用（分钟）", "Downtime (min)"), FieldKind.MINUTES),
        _NOTE,
    ),
)
BACKUP = ItemKind(
    "backup",
    Text("备份项", "Backup items"),
    (
        ItemField("what", Text("备份什么", "What"), FieldKind.LINE, True),
        ItemField("part", Text("类别", "Part"), FieldKind.CHOICE, True, _BACKED_UP),
        ItemField("where", Text("存放位置", "Where"), FieldKind.LINE, True),
        ItemField("checked_by", Text("核验人", "Checked by"), FieldKind.PERSON),
        _NOTE,
    ),
)
RISK = ItemKind(
    "risk",
    Text("风险与应对", "Risks"),
    (
        ItemField("what", Text("风险", "Risk"), FieldKind.LINE, True),
        ItemField("probability", Text("可能性", "Probability"), FieldKind.CHOICE, True, _UP_TO_5),
        ItemField("impact", Text("影响", "Impact"), FieldKind.CHOICE, True, _UP_TO_5),
        ItemField("response", Text("应对", "Response"), FieldKind.TEXT, True),
        _OWNER,
    ),
)
PROBLEM = ItemKind(
    "problem",
    Text("可能出现的问题", "Expected problems"),
    (
        ItemField("what", Text("问题", "Problem"), FieldKind.LINE, True),
        ItemField("answer", Text("处理办法", "Answer"), FieldKind.TEXT, True),
        _OWNER,
    ),
)
ARRANGEMENT = ItemKind(
    "arrangement",
    Text("部署后安排", "After deployment"),
    (
        ItemField("what", Text("工作", "Work"), FieldKind.LINE, True),
        _OWNER,
        ItemField("due", Text("完成日期", "Due"), FieldKind.DATE),
        _NOTE,
    ),
)
WAVE = ItemKind(
    "wave",
    Text("上线批次", "Waves"),
    (
        ItemField("name", Text("批次", "Wave"), FieldKind.LINE, True),
        ItemField("date", Text("日期", "Date"), FieldKind.DATE, True),
        ItemField("scope", Text("范围", "Scope"), FieldKind.TEXT, True),
        ItemField("items", Text("新增配置项", "New CIs"), FieldKind.TEXT),
    ),
)
RESOURCE = ItemKind(
    "resource",
    Text("资源", "Resources"),
    (
        ItemField("what", Text("资源", "Resource"), FieldKind.LINE, True),
        ItemField("amount", Text("数量", "Amount"), FieldKind.LINE),
        ItemField("ready", Text("就位日期", "Ready by"), FieldKind.DATE),
        _OWNER,
    ),
)
PURCHASE = ItemKind(
    "purchase",
    Text("采购", "Purchases"),
    (
        ItemField("what", Text("采购项", "Item"), FieldKind.LINE, True),
        ItemField("amount", Text("数量", "Amount"), FieldKind.LINE),
        ItemField("ready", Text("到货日期", "Due"), FieldKind.DATE),
        _OWNER,
    ),
)
STORAGE = ItemKind(
    "storage",
    Text("存储", "Storage"),
    (
        ItemField("what", Text("用途", "Use"), FieldKind.LINE, True),
        ItemField("size", Text("容量", "Size"), FieldKind.LINE, True),
        ItemField("where", Text("位置", "Where"), FieldKind.LINE),
        _OWNER,
    ),
)

KINDS = {
    kind.id: kind
    for kind in (
        IMPACT,
        BACKUP,
        RISK,
        PROBLEM,
        ARRANGEMENT,
        WAVE,
        RESOURCE,
        PURCHASE,
        STORAGE,
    )
}
"""All tables by identifier."""
