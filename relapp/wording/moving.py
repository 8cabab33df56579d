"""Words of databases that are moved, backed up and restored: phases, refusals."""

from collections.abc import Mapping

from relapp.domain.holdings import Phase
from relapp.domain.text import Text

PHASES: Mapping[Phase, Text] = {
    Phase.CHECK: Text("核对原来的数据", "Checking what is there"),
    Phase.SCHEMA: Text("建立表结构", "Making the tables"),
    Phase.ROWS: Text("搬运数据", "Carrying the rows over"),
    Phase.COMPARE: Text("逐表比对两边", "Comparing both sides, table by table"),
    Phase.FINISH: Text("收尾", "Finishing"),
}

ERRORS: Mapping[str, Text] = {
    "carry.broken": Text(
        "原库的操作日志有 {count} 条链对不上（{chains}），没有搬运，原库没有改动。先查明原因；"
        "要原样带着断链搬过去，加 --accept-broken",
        "{count} chains of the journal do not hold ({chains}); nothing was carried over and the "
        "source is unchanged. Find out why first; --accept-broken carries them over as they are",
    ),
    "carry.differs": Text(
        "比对时发现两边不一致（{tables}），目标里什么都没有留下，原库没有改动。请再试一次，"
        "仍不一致就保留原库并联系管理员",
        "Both sides differ after copying ({tables}); nothing was kept in the target and the source "
        "is unchanged. Try again; if it stays so, keep the source and ask an administrator",
    ),
    "carry.value": Text(
        "表 {table} 里 {key} 这一行的 {field} 不合规定，没有搬运，目标里什么都没有留下。"
        "这一行多半是用别的工具改坏的，请改好后再试",
        "Column {field} of row {key} in table {table} holds what it must not; nothing was carried "
        "over. Most likely another tool damaged this row; mend it and try again",
    ),
    "carry.blob": Text(
        "附件 {sha256} 的内容与登记的校验值不符，没有搬运，原库没有改动。"
        "请从备份里找回这个附件；要照现状带过去，加 --accept-broken",
        "Attachment {sha256} does not match its hash; nothing was carried over and the source is "
        "unchanged. Get it back from a backup; --accept-broken takes it as it is",
    ),
}
