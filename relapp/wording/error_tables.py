"""The sentences themselves, by code: name the thing and the remedy, no apologies."""

from collections.abc import Mapping

from relapp.domain.text import Text

_STORE: Mapping[str, Text] = {
    "store.url": Text(
        "不认识这种数据库地址：{what}。请用文件路径或 postgresql:// 地址",
        "Unknown kind of database address: {what}. Use a file path or a postgresql:// address",
    ),
    "store.missing": Text(
        "找不到数据库文件 {where}。请确认路径，或新建一个",
        "There is no database file {where}. Check the path, or create a new one",
    ),
    "store.foreign": Text(
        "{where} 不是发布台的数据库，没有改动它。请另选文件",
        "{where} is not a database of this program; it was left untouched. Choose another file",
    ),
    "store.damaged": Text(
        "数据库 {where} 已损坏，没有写入。请用最近的备份恢复",
        "The database {where} is damaged; nothing was written. Restore the latest backup",
    ),
    "store.senseless": Text(
        "数据库 {where} 里有读不懂的内容（{what}），这次没有读出来，也没有改动。请让管理员核验日志",
        "The database {where} holds something that makes no sense ({what}); it was not read, and "
        "nothing was changed. Have an administrator verify the journal",
    ),
    "store.network_share": Text(
        "{where} 在网络共享（{kind}）上，没有打开也没有建立。多人同时写网络盘上的文件会损坏数据。"
        "请放到本机磁盘；多人共用请用团队数据库（PostgreSQL）",
        "{where} lies on a network share ({kind}); nothing was opened or made. Files written there "
        "by several desks get damaged. Use a local disk, or a team database (PostgreSQL)",
    ),
    "store.locked": Text(
        "数据库 {where} 正被另一个程序占用，本次没有保存。关闭占用它的程序后重试",
        "Another program holds the database {where}; nothing was saved. Close it and try again",
    ),
    "store.read_only": Text(
        "数据库 {where} 只能读，本次没有保存。请检查文件和文件夹的写权限",
        "The database {where} is read-only; nothing was saved. Check rights of file and folder",
    ),
    "store.unreadable": Text(
        "读不到 {where}：{why}。请检查权限", "{where} cannot be read: {why}. Check the rights"
    ),
    "store.unwritable": Text(
        "不能在这里建数据库：{where}（{why}）。请另选文件夹",
        "No database can be made at {where} ({why}). Choose another folder",
    ),
    "store.exists": Text(
        "{where} 已经存在，没有改动它。打开它，或换一个文件名",
        "{where} exists already and was left untouched. Open it, or choose another name",
    ),
    "store.not_empty": Text(
        "{where} 里已有内容，没有改动它", "{where} is not empty; it was left untouched"
    ),
    "store.too_new": Text(
        "数据库 {where} 由更新的程序建立（结构 {found}，本程序 {known}）。请升级发布台",
        "{where} was made by a newer program (schema {found}, this one knows {known}). Update",
    ),
    "store.reads_only": Text(
        "数据库 {where} 已由更新的程序升级（结构 {found}，本程序 {known}），这里只能看，没有保存。"
        "更新发布台后再改",
        "{where} was upgraded by a newer program (schema {found}, this one knows {known}): this"
        " one only reads, nothing was saved. Update it, then change things",
    ),
    "store.outdated": Text(
        "数据库 {where} 的结构是 {found}，本程序需要 {known}。升级前会先留一份副本",
        "{where} has schema {found}, this program needs {known}. A copy is kept before upgrading",
    ),
    "store.no_copy": Text(
        "升级前的副本 {where} 没有写成：{why}。数据库没有改动，请腾出空间或检查文件夹权限后再试",
        "The copy {where} could not be written: {why}. The database is unchanged; free some space"
        " or check the folder's rights, then try again",
    ),
    "store.disk_full": Text(
        "磁盘已满，本次没有保存，原有数据完好。腾出空间后重试",
        "The disk is full; nothing was saved, earlier data is intact. Free some space, try again",
    ),
    "store.login": Text(
        "{where} 不接受这个用户名或密码，没有打开。核对后重新输入，或设 RELAPP_DB_PASSWORD",
        "{where} does not accept this login or password; not opened. Type it again or set "
        "RELAPP_DB_PASSWORD",
    ),
    "store.no_tls": Text(
        "{where} 没有按要求加密连接，没有打开。请让管理员在服务器上启用 TLS；"
        "确要不加密，在地址后写 ?sslmode=prefer，由写的人负责",
        "The line to {where} is not encrypted as demanded; not opened. Have TLS switched on at the "
        "server; to do without on your own account, write ?sslmode=prefer behind the address",
    ),
    "store.certificate": Text(
        "{where} 的证书没有通过核对，没有打开：{what}。请用管理员给的 CA 文件"
        "（?sslrootcert=文件）；确要不核对，在地址后写 ?sslmode=require，由写的人负责",
        "The certificate of {where} was not accepted; not opened: {what}. Use the CA file of the "
        "administrator (?sslrootcert=FILE); to do without the check on your own account, write "
        "?sslmode=require behind the address",
    ),
    "keys.none": Text(
        "这个系统没有可用的钥匙串，密码没有保存",
        "This system has no usable key store; the password was not kept",
    ),
    "keys.refused": Text(
        "系统钥匙串没有收下密码（{why}）；这次运行里仍然记得",
        "The key store of the system did not take the password ({why}); it is known in this run",
    ),
    "store.rights": Text(
        "这个数据库账号没有所需权限：{what}", "This database login lacks a right: {what}"
    ),
    "store.standby": Text(
        "数据库现在只能读，可能正在切换服务器。没有改动任何内容，稍后再试",
        "The database only reads at present, a server may be taking over. Nothing was changed, "
        "try again later",
    ),
    "store.unreachable": Text(
        "连不上数据库 {where}。请检查网络，内容没有丢",
        "The database {where} cannot be reached. Check the network; nothing is lost",
    ),
    "store.full": Text(
        "数据库 {where} 的连接已满，没有连上。请稍后再试，或请管理员调大 max_connections",
        "The database {where} takes no more connections. Try again later, or have the"
        " administrator raise max_connections",
    ),
    "store.waited": Text(
        "同事正在保存同一处内容，等了太久，本次没有保存。请再试一次",
        "A colleague is saving the same thing and it took too long; nothing was saved. Try again",
    ),
    "store.slow": Text(
        "数据库 {where} 太久没有做完这一步，已经停下，本次没有保存。请稍后再试",
        "The database {where} took too long and was stopped; nothing was saved. Try again later",
    ),
    "store.failed": Text(
        "数据库没有完成这次操作：{what}。没有保存，可以重试",
        "The database did not carry this out: {what}. Nothing was saved; try again",
    ),
    "store.constraint": Text(
        "与已有数据冲突，本次没有保存：{what}",
        "It conflicts with what is stored; nothing was saved: {what}",
    ),
}

_RECORDS: Mapping[str, Text] = {
    "record.stale": Text(
        "别人刚改过，你看到的不是最新内容。没有覆盖，请对比后再保存",
        "Somebody just changed it. Nothing was overwritten; compare, then save again",
    ),
    "record.gone": Text("这条记录已被移除", "This record is gone"),
    "check.stale": Text(
        "别人刚答过这一项，没有覆盖", "Somebody just answered this check; nothing was overwritten"
    ),
    "section.stale": Text(
        "别人刚写过这一节，你的文字还在，没有覆盖",
        "Somebody just wrote this section; your text is kept, nothing was overwritten",
    ),
    "step.content_changed": Text(
        "你看过之后内容有变化，请再看一遍后签署",
        "The content changed since you saw it; look again before signing",
    ),
    "office.missing": Text("数据库里还没有单位信息", "The database has no office yet"),
    "release.unknown": Text("没有这份发布：{id}", "There is no release {id}"),
    "process.unknown": Text("没有这个流程版本", "There is no such process version"),
    "person.unknown": Text("没有这个人", "There is no such person"),
    "change.unknown": Text("没有这张变更单", "There is no such change request"),
    "department.unknown": Text("没有这个部门", "There is no such department"),
    "application.unknown": Text("没有这个应用系统", "There is no such application"),
    "window.unknown": Text("没有这个窗口", "There is no such window"),
    "freeze.unknown": Text("没有这个封网", "There is no such freeze"),
    "file.unknown": Text("库里没有这个文件", "The database has no such file"),
    "check.unknown": Text("流程里没有这个检查项", "The process has no such check"),
    "deliverable.unknown": Text("流程里没有这个交付物", "The process has no such deliverable"),
    "section.unknown": Text("流程里没有这一节", "The process has no such section"),
    "step.not_here": Text("现阶段没有这个审批环节", "This stage has no such step"),
    "run.unknown": Text("没有这个步骤", "There is no such step"),
    "evidence.unknown": Text("没有这条证据", "There is no such evidence"),
    "follow_up.unknown": Text("没有这条跟进", "There is no such follow-up"),
    "role.unknown": Text("流程里没有这个岗位", "The process has no such role"),
}

_RULES: Mapping[str, Text] = {
    "release.blocked": Text(
        "还差 {count} 项，不能进入「{stage}」", "{count} left, it cannot move to {stage}"
    ),
    "release.last_stage": Text("已是最后一个阶段", "It is in the last stage"),
    "release.already_live": Text(
        "{number} 已经上线，不能取消，请填写发布结果",
        "{number} is live already and cannot be cancelled; state its outcome",
    ),
    "release.content_locked": Text(
        "{number} 的内容已审批，不能再改。需要改时先退回前面的阶段",
        "{number} is approved and its content is fixed; send it back to an earlier stage first",
    ),
    "release.on_hold": Text("已挂起：{reason}。先恢复", "On hold: {reason}. Resume it first"),
    "release.ended": Text("{number} 已结束，只能查看", "{number} has ended and is read-only"),
    "release.not_keeper": Text(
        "只有本发布的负责人或发布管理岗可以操作",
        "Only the release's owner or the release office may do this",
    ),
    "role.not_yours": Text("这一项由 {people} 处理", "This is for {people} to do"),
    "cast.signer": Text(
        "「{role}」要签审批环节，由发布管理岗指定",
        "{role} signs in the approval route; the release office names who",
    ),
    "role.nobody": Text(
        "这一项还没有指定人员，请先在发布里指定",
        "Nobody is named for this yet; name somebody first",
    ),
    "permission.missing": Text(
        "你的岗位没有这项权限，请找系统管理员",
        "Your role does not allow this; ask an administrator",
    ),
    "step.own_request": Text("申请人不能签自己的申请", "An applicant cannot sign an own request"),
    "step.signed": Text("「{step}」已签", "{step} is signed already"),
    "step.waiting": Text("「{step}」要等前面的环节签完", "{step} waits for the steps before"),
    "step.returned": Text(
        "「{step}」已退回，补充后由负责人重新提交",
        "{step} was returned; its owner resubmits it after supplementing",
    ),
    "step.not_needed": Text("「{step}」本次不需要", "{step} is not needed this time"),
    "step.not_returned": Text("「{step}」没有被退回", "{step} was not returned"),
    "release.not_sent_back": Text(
        "{number} 没有被退回，不用重新提交",
        "{number} was not sent back; there is nothing to resubmit",
    ),
    "step.checks_open": Text(
        "还有 {count} 项未通过，暂不能签「{step}」",
        "{count} checks not passed; {step} cannot be signed yet",
    ),
    "stage.not_earlier": Text("只能退到前面的阶段", "Only an earlier stage can be chosen"),
    "check.not_needed": Text("这一项本次不需要", "This check is not needed this time"),
    "check.stage_left": Text("「{stage}」阶段已过，不能再改", "Stage {stage} has been left"),
    "check.step_signed": Text(
        "「{step}」已签，检查项已锁定", "{step} is signed; checks are locked"
    ),
    "check.not_deferrable": Text("这一项不能暂缓", "This check cannot be deferred"),
    "check.deferral_is_for_emergencies": Text(
        "只有紧急发布可以暂缓检查项", "Only an urgent release may defer a check"
    ),
    "run.not_owner": Text(
        "只有步骤责任人、负责人或实施人员可以填报",
        "Only the step's owner, the release's owner or an implementer may report",
    ),
    "run.not_now": Text(
        "{number} 还没进入实施，不能填报步骤", "{number} is not being implemented yet"
    ),
    "run.not_a_gate": Text("「{step}」不是闸口", "“{step}” is not a gate"),
    "run.gate_needs_decision": Text("闸口请选 GO 或 NO-GO", "A gate needs GO or NO-GO"),
    "run.reported": Text("「{step}」已填报，不能删除", "“{step}” was reported on and stays"),
    "run.minutes": Text("时长应在 1–{limit} 分钟之间", "Minutes must lie within 1–{limit}"),
    "change.not_approved": Text(
        "变更单 {number} 未批准，不能编入发布",
        "Change {number} is not approved and cannot enter a release",
    ),
    "change.taken": Text("变更单 {number} 已编入 {other}", "Change {number} is in {other} already"),
    "outcome.changes_moved": Text(
        "变更单 {number} 已由 {other} 接着做，结果不能改回。先在 {other} 里移出它",
        "{other} has taken on change {number}, the outcome stays. Take it out of {other} first",
    ),
    "change.number_taken": Text("变更单号 {number} 已存在", "Change number {number} is taken"),
    "dependency.circle": Text(
        "{number} 与对方互相等待，不能这样设置", "{number} and the other would wait for each other"
    ),
    "schedule.needs_window": Text(
        "计划内升级须排进发布窗口，请选窗口",
        "A planned upgrade takes a release window; choose one",
    ),
    "window.cancelled": Text(
        "第 {number} 窗口已取消，请另建窗口", "Window {number} is cancelled; make another one"
    ),
    "window.approved": Text(
        "{releases} 已批准在第 {number} 窗口上线，不能改期。先把它退回前面的阶段，再移动窗口",
        "{releases}: approved for window {number} as it is. Send back to an earlier stage first, "
        "then move the window",
    ),
    "window.move_instead": Text(
        "第 {number} 窗口改期请用「移动窗口」并写明原因",
        "To change the date of window {number}, move it and give a reason",
    ),
    "person.login_taken": Text("账号 {login} 已有人用", "Login {login} is taken"),
    "person.last_administrator": Text(
        "至少要留一位系统管理员", "At least one administrator must remain"
    ),
    "person.administrator_scoped": Text(
        "系统管理员管的是整个库，不能只给某个部门或应用。请勾选「处处」，或去掉这一行",
        "An administrator keeps the whole database, not one department or application. "
        "Hold it everywhere, or take this line out",
    ),
    "department.name_taken": Text("部门「{name}」已存在", "Department “{name}” exists already"),
    "application.name_taken": Text(
        "应用系统「{name}」已存在", "Application “{name}” exists already"
    ),
}

_INPUT: Mapping[str, Text] = {
    "reason.missing": Text("请写明原因", "Give a reason"),
    "field.missing": Text("请填写{field}", "Fill in: {field}"),
    "field.too_long": Text(
        "{field}最多 {limit} 个字，现有 {size} 个",
        "{field}: at most {limit} characters, not {size}",
    ),
    "field.unprintable": Text(
        "{field}里有不能保存的字符，请删去后再试",
        "{field} has characters that cannot be stored; remove them and try again",
    ),
    "field.not_allowed": Text("{field}的值不合要求", "This value is not allowed: {field}"),
    "document.no_template": Text(
        "{number} 的流程没有发布方案的模板", "The process of {number} has no template for its plan"
    ),
    "cancelled": Text("已停下，没有改动", "Stopped as asked; nothing was changed"),
    "sample.cancelled": Text("示例数据没有做完", "The sample was not finished"),
    "outcome.too_early": Text(
        "{number} 还没进入实施，不能填写发布结果",
        "{number} is not being implemented yet and has no outcome",
    ),
    "outcome.not_here": Text("取消请用「取消发布」", "To cancel, use “Cancel release”"),
    "evidence.empty": Text("请选文件或填写链接", "Choose a file or give a link"),
    "evidence.link": Text(
        "链接应以 http:// 或 https:// 开头：{link}", "A link begins with http(s)://: {link}"
    ),
    "file.too_large": Text(
        "{name} 有 {size}，超过上限 {limit}，没有上传。可压缩后再传，或请管理员调整上限",
        "{name} has {size}, the limit is {limit}; not uploaded. Compress it, or ask for more",
    ),
    "file.unreadable": Text("读不到 {name}：{why}", "{name} cannot be read: {why}"),
    "file.empty": Text("{name} 是空文件，没有上传", "{name} is empty and was not uploaded"),
    "section.too_long": Text(
        "这一节超过 {limit} 字，没有保存，文字还在",
        "The section exceeds {limit} characters; not saved, your text is kept",
    ),
    "office.zone": Text("不认识时区 {zone}", "Unknown time zone {zone}"),
    "office.prefix": Text(
        "编号前缀应为 1–6 个字母：{prefix}", "The number prefix has 1–6 letters: {prefix}"
    ),
    "office.limit": Text("附件上限应大于 0", "The attachment limit must be above 0"),
}

SENTENCES: Mapping[str, Text] = {**_STORE, **_RECORDS, **_RULES, **_INPUT}

FIELDS: Mapping[str, Text] = {
    "question": Text("检查问题", "question"),
    "trigger": Text("回退条件", "trigger"),
    "environment": Text("测试环境", "environment"),
    "difference": Text("与生产的差异", "difference"),
    "conclusion": Text("结论", "conclusion"),
    "verdict": Text("判定", "verdict"),
    "place": Text("地点", "place"),
    "said": Text("会议记录", "line of the record"),
    "decision_note": Text("结论说明", "decision note"),
    "text": Text("事项", "text"),
    "source": Text("来源", "source"),
    "source_state": Text("来源状态", "state at the source"),
    "title": Text("标题", "title"),
    "name": Text("名称", "name"),
    "login": Text("账号", "login"),
    "email": Text("邮箱", "e-mail"),
    "unit": Text("管理部门", "unit"),
    "zone": Text("时区", "time zone"),
    "number_prefix": Text("编号前缀", "number prefix"),
    "attachment_limit": Text("附件上限", "attachment limit"),
    "confidentiality": Text("密级", "confidentiality"),
    "pin_minutes": Text("PIN 记住多久", "how long a PIN is remembered"),
    "number": Text("编号", "number"),
    "code": Text("代号", "code"),
    "family": Text("技术类", "technology"),
    "families": Text("技术类", "technologies"),
    "current_version": Text("在用版本", "current version"),
    "version_from": Text("原版本", "present version"),
    "version_to": Text("新版本", "new version"),
    "type": Text("类型或方式", "type or mode"),
    "scope_option": Text("发布范围", "scope"),
    "purpose": Text("发布目的", "purpose"),
    "emergency_reason": Text("紧急原因", "reason for urgency"),
    "hold_reason": Text("原因", "reason"),
    "move_reason": Text("原因", "reason"),
    "reason": Text("原因", "reason"),
    "impact": Text("影响分析", "impact"),
    "resources": Text("资源分析", "resources"),
    "need": Text("依赖内容", "what is needed"),
    "note": Text("备注", "note"),
    "opinion": Text("意见", "opinion"),
    "subject": Text("事项", "subject"),
    "body": Text("正文", "text"),
    "filename": Text("文件名", "file name"),
    "link": Text("链接", "link"),
    "phase": Text("阶段", "phase"),
    "done_when": Text("完成标志", "done when"),
    "minutes": Text("时长", "minutes"),
    "capacity": Text("容量", "slots"),
    "parent_id": Text("上级部门", "parent department"),
    "depends_on": Text("依赖系统", "dependencies"),
}
