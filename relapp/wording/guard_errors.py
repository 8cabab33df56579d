"""Sentences for what the rules of a server refuse, and for setting up log-ins."""

from collections.abc import Mapping
from typing import Final

from relapp.domain.text import Text

ERRORS: Final[Mapping[str, Text]] = {
    "guard.rl001": Text(
        "数据库没有接受：这个环节不由你签（{what}）",
        "The database refused it: this step is not yours to sign ({what})",
    ),
    "guard.rl002": Text(
        "数据库没有接受：你是用自己的账号连接的，只能用自己的名义记录",
        "The database refused it: you are connected with your own login and record in your own"
        " name only",
    ),
    "guard.rl003": Text(
        "数据库没有接受：已记录的内容不能改，新记录要接在最后一条后面。刷新后再试",
        "The database refused it: what is recorded stays, and a new line follows the last one."
        " Reload and try again",
    ),
    "guard.rl004": Text(
        "数据库没有接受：内容已经批准、尚未签完，或发布已结束（{what}）",
        "The database refused it: approved already, not signed yet, or ended ({what})",
    ),
    "guard.rl005": Text(
        "数据库没有接受：这不归你的岗位办（{what}）",
        "The database refused it: your roles do not allow it ({what})",
    ),
    "guard.rl006": Text(
        "数据库没有接受：时间和服务器对不上。请重开程序再试",
        "The database refused it: the time is not the server's. Start the program again",
    ),
    "guard.rl007": Text(
        "数据库没有接受：改动没有记入日志，什么都没有保存（{what}）",
        "The database refused it: the change was not recorded, nothing was saved ({what})",
    ),
    "guard.rl008": Text(
        "数据库没有接受：这项内容登记后不再改（{what}）",
        "The database refused it: this stays as it was registered ({what})",
    ),
    "guard.rl009": Text(
        "不能设数据库账号：数据库的属主没有 CREATEROLE 权限。"
        "请服务器管理员执行 ALTER ROLE … CREATEROLE",
        "Logins cannot be made: the owner of the database lacks CREATEROLE. Ask the server's"
        " administrator for ALTER ROLE … CREATEROLE",
    ),
    "guard.rl010": Text(
        "登录名太长，数据库账号最多 63 个字节。请先改短登录名",
        "The login name is too long: a database login has at most 63 bytes. Shorten it first",
    ),
    "guard.rl011": Text(
        "服务器上已有同名账号，不归这个数据库管。请换一个登录名",
        "The server has another login of this name, which is not ours. Choose another login name",
    ),
    "guard.rl012": Text(
        "这个人还没有数据库账号，先设密码",
        "This person has no database login; set a password first",
    ),
    "guard.rl013": Text(
        "停用的人不能有可用的账号。先把人员改为在用",
        "Nobody out of use has an open login. Put the person in use first",
    ),
    "guard.rl014": Text(
        "密码没有按 SCRAM-SHA-256 处理，没有保存", "The password was not prepared as SCRAM-SHA-256"
    ),
    "login.server_only": Text(
        "只有团队数据库（PostgreSQL）才有个人账号；文件数据库不用",
        "Only a team database (PostgreSQL) has logins of people; a file needs none",
    ),
    "login.administrator": Text("个人账号由系统管理员设", "Logins are given by administrators"),
    "login.short": Text("密码至少 {least} 个字符", "A password has at least {least} characters"),
    "login.other": Text(
        "数据库账号 {role} 是{name}的，不能以别人的名义操作",
        "The database login {role} belongs to {name}; nobody acts for somebody else",
    ),
    "store.server_too_old": Text(
        "服务器是 PostgreSQL {found}，至少要 {oldest}。请先升级服务器",
        "The server is PostgreSQL {found}; at least {oldest} is needed. Upgrade the server first",
    ),
    "store.not_owner": Text(
        "账号 {login} 不是数据库 {database} 的属主，不能设权限。请用属主连接，或让服务器管理员执行 "
        "ALTER DATABASE … OWNER TO …",
        "The login {login} does not own the database {database} and cannot set its rights. Connect"
        " as the owner, or ask the server's administrator for ALTER DATABASE … OWNER TO …",
    ),
    "store.no_createrole": Text(
        "账号 {login} 不能建岗位组和个人账号。请服务器管理员执行 "
        "ALTER ROLE {login} CREATEROLE，再试一次",
        "The login {login} cannot make groups and logins. Ask the server's administrator for"
        " ALTER ROLE {login} CREATEROLE, then try again",
    ),
    "store.open_to_all": Text(
        "{what} 对所有人开放，这个账号关不掉，没有建立。请服务器管理员把它的属主改成这个账号",
        "{what} is open to everybody and this login cannot close it; nothing was made. Ask the"
        " server's administrator to make this login its owner",
    ),
    "store.no_tag": Text(
        "服务器上叫 {what} 的岗位组太多，请换一个数据库名",
        "The server has too many groups called {what}; choose another name for the database",
    ),
    "store.no_database": Text(
        "服务器上没有这个数据库：{where}。请服务器管理员先 CREATE DATABASE",
        "The server has no such database: {where}. Ask its administrator for CREATE DATABASE first",
    ),
}
