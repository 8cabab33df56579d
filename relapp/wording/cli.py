"""Words of the command line: help, results, refusals of its own."""

from collections.abc import Mapping

from relapp.domain.text import Text

ERRORS: Mapping[str, Text] = {
    "cli.person": Text(
        "没有账号为 {login} 的在用人员。可用：{known}",
        "Nobody active has the login {login}. There are: {known}",
    ),
    "cli.pin": Text(
        "{person} 设了 PIN，没有终端可以输入，没有完成。请在终端里运行，或用 --as 换人",
        "{person} has a PIN and there is no terminal to ask on; nothing was done. "
        "Run it on a terminal, or name somebody else with --as",
    ),
    "cli.nobody": Text(
        "库里没有在用的系统管理员，请用 --as 指定账号",
        "There is no active administrator; name a login with --as",
    ),
    "cli.unproven": Text(
        "走完的库有 {count} 处对不上", "The walked database has {count} breaks in its chains"
    ),
    "cli.application": Text("没有应用系统「{name}」", "There is no application “{name}”"),
    "cli.owner": Text("没有叫「{name}」的人", "Nobody is called “{name}”"),
    "cli.process": Text("没有流程 {name}，有：{known}", "No process {name}, only: {known}"),
    "cli.folder": Text("不能写入文件夹 {path}：{why}", "Folder {path} cannot be written: {why}"),
    "cli.screen": Text(
        "这里没有屏幕，打不开窗口。relapp --help 列出不用窗口的命令",
        "There is no screen here for the window. relapp --help lists commands that need none",
    ),
    "cli.window": Text("这里打不开窗口：{why}", "The window cannot be opened here: {why}"),
    "cli.screenshots": Text(
        "没有截图：{why}。文档已写好", "No screenshots: {why}. The documents are written"
    ),
    "cli.chains": Text(
        "有 {count} 条链对不上，数据被改动过", "{count} chains do not hold: data was tampered with"
    ),
}

HELP: Mapping[str, Text] = {
    "program": Text(
        "发布台：不带命令时打开窗口。", "Release desk; opens the window without a command."
    ),
    "db": Text(
        "数据库文件或 postgresql:// 地址（默认：RELAPP_DB、设置、本机数据目录）；"
        "密码放在 RELAPP_DB_PASSWORD",
        "database file or postgresql:// address (default: RELAPP_DB, settings, data folder); "
        "its password: RELAPP_DB_PASSWORD",
    ),
    "language": Text("输出语言", "language of the output"),
    "as": Text(
        "以哪个账号操作（默认：RELAPP_USER 或第一位管理员）",
        "login to act as (default: RELAPP_USER or the first administrator)",
    ),
    "json": Text("输出 JSON", "print JSON"),
    "help": Text("显示这份说明", "show this help"),
    "version": Text("显示版本", "show the version"),
    "init": Text("新建数据库", "make a new database"),
    "process": Text("另外启用的流程定义文件，可重复", "further definition, may be repeated"),
    "sample": Text("装入示例单位和两年的数据", "fill it with a sample office and two years"),
    "office": Text("单位名称", "name of the organisation"),
    "unit": Text("发布管理部门名称", "name of the department that runs releases"),
    "prefix": Text("发布编号前缀", "what release numbers begin with"),
    "zone": Text("时区", "time zone"),
    "name": Text("第一位管理员的姓名", "name of the first administrator"),
    "import": Text("导入 Excel 或 CSV", "import Excel or CSV"),
    "import_file": Text(".xlsx 或 .csv 文件", ".xlsx or .csv file"),
    "map": Text("映射文件，或自带映射的名字", "mapping file, or name of a shipped one"),
    "changes_command": Text("变更单", "change requests"),
    "changes_export": Text(
        "把排期写成 CSV，交还变更管理",
        "write the schedule as CSV, to hand back to change management",
    ),
    "for": Text("用这个工具的列名", "with the column names of this tool"),
    "dry_run": Text("只检查，不写入", "check only, write nothing"),
    "list": Text("列出发布", "list releases"),
    "desk": Text("列出等我办的事和我在等的事", "what waits for me, and what I wait for"),
    "desk_login": Text("看谁的待办（默认：操作人）", "whose desk (default: who acts)"),
    "spot_checks": Text(
        "抽取要抽查的检查项（发布管理岗）", "draw ticks to verify (release office)"
    ),
    "draw": Text("抽几项（默认 10）", "how many (default 10)"),
    "seed": Text(
        "抽签号，相同的抽出同一份清单（默认：今天的日期）",
        "start value; the same draws the same list (default: today's date)",
    ),
    "closed": Text("也从近 30 天关闭的发布里抽", "also from releases closed within 30 days"),
    "show": Text("显示一份发布和它的阻塞项", "show one release and what blocks it"),
    "number": Text("发布编号", "release number"),
    "plan": Text("生成发布方案（Word）", "write the release plan (Word)"),
    "test_report": Text("生成发布测试报告（Word）", "write the release test report (Word)"),
    "meetings": Text("列出评审会", "list review meetings"),
    "minutes": Text("生成评审会纪要（Word）", "write the minutes of a review meeting (Word)"),
    "meeting": Text("会议号，见 relapp meetings", "number of the meeting, see relapp meetings"),
    "note": Text("本版修改说明", "what changed in this edition"),
    "output": Text("写到哪个文件", "file to write"),
    "kpi": Text("季度指标，可导出 Excel", "key figures of a quarter, also as Excel"),
    "quarter": Text("季度，如 2026Q3", "quarter, such as 2026Q3"),
    "windows": Text("一年的发布窗口", "release windows of a year"),
    "year": Text("年份", "year"),
    "verify": Text("核对日志的哈希链", "walk the journal's hash chains"),
    "path": Text("数据库文件", "database file"),
    "tour": Text(
        "两个流程各走正常、退回、紧急、签署失效四种发布，留下文档和截图",
        "walk normal, returned, emergency and lapsed releases of both processes; leave documents"
        " and screenshots",
    ),
    "folder": Text("放到哪个文件夹", "folder for the results"),
    "db_command": Text(
        "检查、升级、搬迁、备份、恢复数据库",
        "check, upgrade, move, back up or restore the database",
    ),
    "move": Text(
        "把整个数据库搬到空的团队数据库（或新文件），逐表比对",
        "carry the whole database over into an empty one, compared table by table",
    ),
    "move_target": Text(
        "空库的 postgresql:// 地址，或还不存在的文件",
        "postgresql:// address of an empty database, or a file that is not there yet",
    ),
    "backup": Text(
        "把整个数据库备份成一个文件，别人照常使用",
        "back the whole database up into one file; others go on working",
    ),
    "backup_file": Text("备份写到哪个文件", "file for the backup"),
    "restore": Text(
        "检查一份备份并恢复它，两种数据库都可以",
        "check a backup and restore it, into either kind of database",
    ),
    "restore_file": Text("备份文件", "the backup"),
    "to": Text(
        "恢复到哪里（默认：当前数据库）", "where to restore it (default: the database in use)"
    ),
    "replace": Text(
        "替换那里已有的数据，先把它另存一份",
        "take the place of what is there, which is backed up first",
    ),
    "accept_broken": Text(
        "日志断链或附件损坏时照现状带过去",
        "carry broken chains and damaged attachments over as they are",
    ),
    "db_init": Text(
        "在空的 PostgreSQL 数据库里建表、岗位组和权限（或新建文件）",
        "make tables, groups and rights in an empty PostgreSQL database (or a new file)",
    ),
    "db_login": Text("个人的数据库账号", "the database login of a person"),
    "of_login": Text("人员的登录名", "login name of the person"),
    "enable": Text("启用账号", "open the login"),
    "disable": Text("停用账号并断开连接", "close the login and end its sessions"),
    "reset": Text("设新密码，只显示一次", "set a new password, shown once"),
    "upgrade": Text("升级到本程序的结构", "bring it to this program's schema"),
    "check": Text("检查能否打开、是否完好", "see whether it opens and is sound"),
    "text": Text("编号、标题、系统、版本里的字", "words of number, title, application, version"),
    "type": Text("发布类型", "release type"),
    "mode": Text("发布方式", "release mode"),
    "column": Text("看板列", "board column"),
    "status": Text("状态", "status"),
    "application": Text("应用系统名称", "name of an application"),
    "owner": Text("负责人姓名或账号", "owner's name or login"),
    "of_process": Text("流程代号", "code of a process"),
    "blocked": Text("只看有阻塞的", "blocked ones only"),
    "mine": Text("只看轮到我的", "those waiting for me"),
    "due": Text("在这一天之前到期", "due before this day"),
    "all": Text("包括早已结束的", "those that ended long ago, too"),
    "limit": Text("最多几行", "at most so many"),
}

SAY: Mapping[str, Text] = {
    "spot_checks": Text(
        "抽签号 {seed}，从 {pool} 项中抽取 {count} 项",
        "start value {seed}, {count} drawn from {pool}",
    ),
    "password": Text("{where} 的密码：", "Password for {where}: "),
    "pin": Text("{person} 的 PIN：", "PIN of {person}: "),
    "usage_head": Text("用法：", "usage: "),
    "commands": Text("命令和参数", "commands and arguments"),
    "options": Text("选项", "options"),
    "usage": Text("用法不对：{what}", "Wrong usage: {what}"),
    "see_help": Text("用 {program} --help 查看用法", "See {program} --help"),
    "unforeseen": Text(
        "程序出错，本次操作没有完成。详情已写入 {path}",
        "Unforeseen failure; not done. Details were written to {path}",
    ),
    "interrupted": Text("已中断，没有完成", "Interrupted; not done"),
    "settings": Text(
        "设置文件读不了，按默认值运行：{what}", "Settings unreadable, using defaults: {what}"
    ),
    "made": Text("已建好数据库：{where}", "Made the database: {where}"),
    "made_sample": Text("已建好示例数据库：{where}", "Made the sample database: {where}"),
    "sample_day": Text("正在建立示例：{day}", "Building the sample: {day}"),
    "office_name": Text("本单位", "Our office"),
    "office_unit": Text("发布管理岗", "Release office"),
    "first": Text("系统管理员：{name}（{login}）", "Administrator: {name} ({login})"),
    "processes": Text("流程：{names}", "Processes: {names}"),
    "imported": Text(
        "已导入{kind} {rows} 条（{file}，映射 {mapping}）",
        "Imported {kind}: {rows} ({file}, mapping {mapping})",
    ),
    "would_import": Text(
        "检查通过，可导入{kind} {rows} 条（{file}，映射 {mapping}），尚未写入",
        "Sound; would import {kind}: {rows} ({file}, mapping {mapping}); nothing was written",
    ),
    "would_not": Text(
        "{file} 有 {count} 处要改，尚未写入",
        "{count} places in {file} need mending; nothing was written",
    ),
    "created_applications": Text("新建应用系统 {count} 个", "New applications: {count}"),
    "created_departments": Text("新建部门 {count} 个", "New departments: {count}"),
    "recognised": Text(
        "按表头认出{mapping}，{known} / {columns} 列对得上",
        "The headings are those of {mapping}, {known} of {columns} columns are known",
    ),
    "remembered": Text(
        "表头以前见过，用当时选的对应（{mapping}，{known} / {columns} 列）",
        "This heading was seen before; used what was chosen then "
        "({mapping}, {known} of {columns} columns)",
    ),
    "counted": Text(
        "新增 {new}，更新 {changed}，未变 {unchanged}，不能导入 {refused}",
        "New {new}, changed {changed}, unchanged {unchanged}, refused {refused}",
    ),
    "ended_changes": Text(
        "未变的里面有 {count} 条所在的发布已经结束，没有改动",
        "{count} of the unchanged belong to a release that has ended; they were left alone",
    ),
    "skipped": Text("已有而略过 {count} 条", "Left out, known already: {count}"),
    "written": Text("已写入 {path}", "Wrote {path}"),
    "nothing": Text("没有符合的发布", "No release matches"),
    "desk_mine": Text("{name}的待办：{count} 项", "Waiting for {name}: {count}"),
    "desk_awaited": Text("{name}在等的：{count} 项", "{name} waits for: {count}"),
    "total": Text("共 {total} 份", "{total} in all"),
    "shown": Text("共 {total} 份，显示前 {shown} 份", "{total} in all, first {shown} shown"),
    "met": Text("{stage}：已满足 {met} / {total}", "{stage}: {met} of {total} met"),
    "free": Text("没有未满足的条件", "Nothing is left to do"),
    "ended": Text("{status}，结果：{outcome}", "{status}, outcome: {outcome}"),
    "sound": Text(
        "{chains} 条链、{entries} 条记录，全部对得上",
        "{chains} chains, {entries} entries, all sound",
    ),
    "break_row": Text(
        "{chain} 签署表第 {place} 行：{kind}", "{chain} signature row {place}: {kind}"
    ),
    "break": Text("{chain} 第 {place} 条：{kind}", "{chain} entry {place}: {kind}"),
    "no_windows": Text("{year} 年还没有窗口", "There are no windows in {year}"),
    "copy_kept": Text("升级前的副本：{where}", "Copy from before the upgrade: {where}"),
    "login_given": Text(
        "{name} 的数据库账号：{role}\n密码：{password}\n只显示这一次，请当面交给本人",
        "Database login of {name}: {role}\nPassword: {password}\nShown this once; hand it over"
        " in person",
    ),
    "login_none": Text(
        "{name} 还没有数据库账号，用 --reset 设一个",
        "{name} has no database login; make one with --reset",
    ),
    "login_open": Text("{name} 的数据库账号 {role}：可用", "{name}'s database login {role}: open"),
    "login_closed": Text(
        "{name} 的数据库账号 {role}：已停用", "{name}'s database login {role}: closed"
    ),
    "upgraded": Text("已从 {before} 升级到 {after}", "Upgraded from {before} to {after}"),
    "up_to_date": Text("已是最新结构 {after}", "Schema {after} is the latest already"),
    "opens": Text("{where} 可以打开，结构 {schema}", "{where} opens, schema {schema}"),
    "moved": Text("已把 {source} 搬到 {target}", "Moved {source} to {target}"),
    "compared": Text(
        "{tables} 张表、{rows} 行，两边逐表一致，校验值 {sha256}…",
        "{tables} tables, {rows} rows, the same on both sides, hash {sha256}…",
    ),
    "backed_up": Text(
        "已把 {source} 备份到 {file}（{size}）", "Backed {source} up to {file} ({size})"
    ),
    "sealed": Text(
        "封存 {tables} 张表、{rows} 行，校验值 {sha256}…",
        "Sealed {tables} tables, {rows} rows, hash {sha256}…",
    ),
    "restored": Text("已把 {file} 恢复到 {target}", "Restored {file} to {target}"),
    "no_seal": Text(
        "这个文件没有封存记录（不是用备份命令做的），只核对了完整性和日志链",
        "The file has no seal (no backup command made it); its integrity and chains were checked",
    ),
    "replaced_kept": Text("原有内容另存在 {where}", "What was there is kept in {where}"),
    "move_next": Text(
        "原库没有改动。今后用新地址打开：relapp --db 地址，或在「设置 · 数据库」里切换",
        "The source is unchanged. Open the new place from now on: relapp --db ADDRESS, or under "
        "Settings, Database",
    ),
    "tour_sample": Text("正在建立示例单位", "Building the sample office"),
    "tour_walk": Text("走完 {process}：{number}", "Walked {process}: {number}"),
    "tour_shots": Text("正在截图", "Taking screenshots"),
    "tour_done": Text("都在这里：", "Here is what there is:"),
}

BREAKS: Mapping[str, Text] = {
    "gap": Text("缺少或被移动", "missing or moved"),
    "link": Text("与前一条接不上", "does not follow the one before"),
    "content": Text("内容被改动", "content was changed"),
    "head": Text("末尾被截去", "the end was cut off"),
    "signature": Text("签署表与这一条不符", "the signatures no longer say what this entry says"),
    "unbacked": Text("在日志里没有依据", "no entry stands for it"),
}

CASES: Mapping[str, Text] = {
    "normal": Text("正常", "Normal"),
    "returned": Text("退回后重提", "Returned"),
    "emergency": Text("紧急", "Emergency"),
    "lapsed": Text("签署失效", "Lapsed"),
}

COLUMNS: Mapping[str, Text] = {
    "verdict": Text("抽查", "Verdict"),
    "check": Text("检查项", "Check"),
    "answer": Text("结论", "Answer"),
    "why": Text("抽中原因", "Drawn because"),
    "case": Text("情形", "Case"),
    "signatures": Text("签署", "Signed"),
    "returns": Text("退回", "Returned"),
    "lapses": Text("失效重签", "Lapsed"),
    "settled": Text("跟进已办 / 全部", "Follow-ups settled / all"),
    "meeting": Text("会议号", "Id"),
    "items": Text("议题", "Items"),
    "duty": Text("要办的事", "To do"),
    "until": Text("期限", "Until"),
    "release": Text("发布", "Release"),
    "who": Text("谁", "Who"),
    "number": Text("编号", "Number"),
    "application": Text("应用系统", "Application"),
    "version": Text("版本", "Version"),
    "column": Text("阶段", "Column"),
    "conditions": Text("条件", "Conditions"),
    "date": Text("日期", "Date"),
    "title": Text("标题", "Title"),
    "type": Text("类型", "Type"),
    "mode": Text("方式", "Mode"),
    "strategy": Text("上线方式", "Strategy"),
    "owner": Text("负责人", "Owner"),
    "applicant": Text("申请人", "Applicant"),
    "department": Text("部门", "Department"),
    "stage": Text("当前阶段", "Stage"),
    "process": Text("流程", "Process"),
    "schedule": Text("排期", "Schedule"),
    "registered": Text("登记", "Registered"),
    "fingerprint": Text("内容指纹", "Fingerprint"),
    "window": Text("窗口", "Window"),
    "families": Text("技术体系", "Families"),
    "taken": Text("已排", "Taken"),
    "state": Text("状态", "State"),
    "measure": Text("指标", "Figure"),
    "value": Text("本季", "Quarter"),
    "previous": Text("上季", "Before"),
    "target": Text("目标", "Target"),
}
