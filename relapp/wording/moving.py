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
    "backup.itself": Text(
        "{where} 就是这个数据库自己，没有改动它。请另选文件",
        "{where} is this very database; it was left untouched. Choose another file",
    ),
    "backup.taken": Text(
        "{where} 已经存在，而且不是备份，没有覆盖它。请换一个文件名",
        "{where} exists and is no backup; it was not overwritten. Choose another name",
    ),
    "backup.missing": Text(
        "找不到备份文件 {where}。请确认路径",
        "There is no backup {where}. Check the path",
    ),
    "backup.damaged": Text(
        "备份 {where} 已损坏（{what}），没有恢复，现有数据没有改动。请换一份备份",
        "The backup {where} is damaged ({what}); nothing was restored, present data is unchanged. "
        "Take another backup",
    ),
    "backup.altered": Text(
        "备份 {where} 与封存时不一致（{tables}）：文件损坏，或封存之后有人改过。没有恢复，"
        "现有数据没有改动。请换一份；要照现状恢复，在命令行加 --accept-broken",
        "The backup {where} is not as it was sealed ({tables}): damaged, or changed since. Nothing "
        "was restored, present data is unchanged. Take another one; --accept-broken on the command "
        "line restores it as it is",
    ),
    "backup.strange": Text(
        "备份 {where} 里有发布台不会建的东西（{what}），没有恢复，现有数据没有改动。请换一份备份",
        "The backup {where} has things in it that this program never makes ({what}); nothing was "
        "restored, present data is unchanged. Take another backup",
    ),
    "backup.target_filled": Text(
        "{where} 里已有数据，没有改动它。要用备份替换，选择替换（命令行 --replace）："
        "现有内容会先另存一份",
        "{where} holds an office already and was left untouched. To put the backup in its place, "
        "replace it (--replace on the command line); what is there is backed up first",
    ),
}
