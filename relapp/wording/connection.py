"""Words of a connection test: one line for each thing found, and what to do about it."""

from collections.abc import Mapping
from typing import Final

from relapp.domain.connection_check import Finding, Found
from relapp.domain.text import Text

LINES: Final[Mapping[Found, Text]] = {
    Found.REACHED: Text("找到服务器，往返 {ms} 毫秒", "Server found, {ms} ms there and back"),
    Found.SOCKET: Text("本机的服务器", "A server on this machine"),
    Found.NO_NAME: Text("找不到名为 {host} 的服务器", "There is no server named {host}"),
    Found.CLOSED: Text("{host} 的 {port} 端口没有开", "Port {port} of {host} is closed"),
    Found.SILENT: Text("{host} 的 {port} 端口没有回应", "Port {port} of {host} does not answer"),
    Found.NO_WAY: Text("到不了 {host}：{why}", "{host} cannot be reached: {why}"),
    Found.NOT_POSTGRES: Text(
        "{host} 的 {port} 端口不是 PostgreSQL", "Port {port} of {host} is not PostgreSQL"
    ),
    Found.ENCRYPTED: Text(
        "加密连接，证书有效至 {until}", "Encrypted, certificate valid until {until}"
    ),
    Found.EXPIRING: Text(
        "加密连接，证书 {until} 到期", "Encrypted, the certificate expires on {until}"
    ),
    Found.UNVERIFIED: Text(
        "加密连接，没有核对服务器证书", "Encrypted, the server's certificate was not checked"
    ),
    Found.PLAIN: Text("没有加密", "Not encrypted"),
    Found.NO_TLS: Text("服务器不支持加密连接", "The server does not offer encryption"),
    Found.TLS_WANTED: Text("服务器只接受加密连接", "The server accepts encrypted lines only"),
    Found.UNTRUSTED: Text("服务器证书不受信任", "The server's certificate is not trusted"),
    Found.WRONG_HOST: Text("证书不是发给 {host} 的", "The certificate is not for {host}"),
    Found.EXPIRED: Text("服务器证书已过期", "The server's certificate has expired"),
    Found.NOT_YET: Text("服务器证书还没有生效", "The server's certificate is not valid yet"),
    Found.ROOT_FILE: Text("CA 文件读不出来：{file}", "The CA file cannot be read: {file}"),
    Found.LOGGED_IN: Text("登录成功", "Logged in"),
    Found.WRONG_LOGIN: Text("用户名或密码不对", "Wrong user or password"),
    Found.DISABLED: Text("账号 {user} 已停用", "The account {user} is disabled"),
    Found.NOT_ADMITTED: Text(
        "服务器不让 {user} 从这台电脑登录", "The server does not admit {user} from this machine"
    ),
    Found.NO_DATABASE: Text("没有名为 {database} 的数据库", "There is no database {database}"),
    Found.NO_RIGHTS: Text(
        "账号 {user} 无权进入 {database}", "The account {user} may not enter {database}"
    ),
    Found.FULL: Text("服务器的连接已满", "The server has no connection left"),
    Found.NOT_READY: Text("服务器正在启动或关闭", "The server is starting or stopping"),
    Found.REFUSED: Text("服务器没有接受登录：{why}", "The server did not accept the log-in: {why}"),
    Found.OLD_SERVER: Text("服务器是 PostgreSQL {version}", "The server is PostgreSQL {version}"),
    Found.NO_SCHEMA: Text("账号看不到任何表", "The account may look at no tables"),
    Found.NO_TABLES: Text("账号无权读发布台的表", "The account may not read the tables"),
    Found.EMPTY: Text("库还是空的，将在里面建表", "The database is empty and will be furnished"),
    Found.EMPTY_CLOSED: Text("库还是空的", "The database is empty"),
    Found.FOREIGN: Text(
        "不是发布台的库，里面有别的 {tables} 张表",
        "Not a database of this program; it has {tables} other tables",
    ),
    Found.SAME_SCHEMA: Text(
        "库结构版本 {schema}，与本程序一致", "Schema version {schema}, same as this program"
    ),
    Found.OLD_SCHEMA: Text(
        "库结构版本 {schema}，本程序需要 {known}", "Schema version {schema}; {known} is needed"
    ),
    Found.NEWER_SHARED: Text(
        "库结构版本 {schema}，比本程序新", "Schema version {schema}, newer than this program"
    ),
    Found.NEWER_READ: Text(
        "库结构版本 {schema}，本程序只能看", "Schema version {schema}; this program may only read"
    ),
    Found.NEW_SCHEMA: Text(
        "库结构版本 {schema}，本程序只认识到 {known}",
        "Schema version {schema}; this program knows {known}",
    ),
    Found.FAST: Text("本机时间快 {seconds} 秒", "This clock is {seconds} s fast"),
    Found.SLOW: Text("本机时间慢 {seconds} 秒", "This clock is {seconds} s slow"),
}

ERRORS: Final[Mapping[str, Text]] = {
    "connection_file.form": Text(
        "{name} 不是连接文件，没有读入。请向管理员要一份",
        "{name} is no connection file; nothing was taken. Ask the administrator for one",
    ),
    "connection_file.password": Text(
        "{name} 里写有密码，没有读入。连接文件不能带密码，请管理员换一份并改掉那个密码",
        "{name} holds a password; nothing was taken. Such files carry none: have it replaced and "
        "that password changed",
    ),
    "connection_file.unknown": Text(
        "{name} 里有不认识的一项「{key}」，没有读入",
        "{name} has an unknown entry “{key}”; nothing was taken",
    ),
    "connection_file.value": Text(
        "{name} 里的「{key}」不对，没有读入",
        "“{key}” in {name} cannot be right; nothing was taken",
    ),
}
"""Why a connection file was not taken."""

_CLOCK: Final = Text(
    "不影响使用，执行时间以服务器为准。", "It does no harm; the server's time counts."
)
_ASK_TLS: Final = Text(
    "请管理员在服务器上启用 TLS。", "Ask the administrator to switch TLS on at the server."
)
ADVICE: Final[Mapping[Found, Text]] = {
    Found.NO_NAME: Text(
        "核对拼写；在公司网外要先连 VPN。", "Check the spelling; outside the office use the VPN."
    ),
    Found.CLOSED: Text(
        "核对端口；服务器可能没有启动。", "Check the port; the server may not be running."
    ),
    Found.SILENT: Text(
        "多半是防火墙挡住了，或要先连 VPN。", "A firewall may be in the way, or the VPN is off."
    ),
    Found.NO_WAY: Text("检查网络连接。", "Check the network."),
    Found.NOT_POSTGRES: Text("核对地址和端口。", "Check address and port."),
    Found.EXPIRING: Text("提醒管理员换证书。", "Tell the administrator to renew it."),
    Found.UNVERIFIED: Text(
        "对方可能是冒充的；有 CA 文件就选核对证书。",
        "Somebody could pose as the server; with a CA file, check the certificate.",
    ),
    Found.PLAIN: Text(
        "网络上的人能看到内容；只用于本机或可信的内网。",
        "Others on the network can read along; only for this machine or a trusted network.",
    ),
    Found.NO_TLS: _ASK_TLS,
    Found.TLS_WANTED: Text("在「加密连接」里选必须加密。", "Choose encryption above."),
    Found.UNTRUSTED: Text(
        "向管理员要 CA 文件，在「加密连接」里选它。",
        "Ask the administrator for the CA file and choose it under Encryption.",
    ),
    Found.WRONG_HOST: Text(
        "用证书上写的服务器名；不要为此关掉核对。",
        "Use the name in the certificate; do not switch the check off for this.",
    ),
    Found.EXPIRED: Text("请管理员换证书。", "Ask the administrator to renew it."),
    Found.NOT_YET: Text("核对这台电脑的日期。", "Check the date of this machine."),
    Found.ROOT_FILE: Text("另选 PEM 格式的证书文件。", "Choose another file, in PEM format."),
    Found.WRONG_LOGIN: Text(
        "重新输入；忘了就请管理员重设。", "Type it again, or have the administrator reset it."
    ),
    Found.DISABLED: Text("请管理员启用。", "Ask the administrator to enable it."),
    Found.NOT_ADMITTED: Text(
        "请管理员在 pg_hba.conf 里放行。", "Ask the administrator to admit it in pg_hba.conf."
    ),
    Found.NO_DATABASE: Text("核对数据库名。", "Check the name of the database."),
    Found.NO_RIGHTS: Text("请管理员授予 CONNECT 权限。", "Ask for the right CONNECT."),
    Found.FULL: Text("过一会儿再试。", "Try again in a while."),
    Found.NOT_READY: Text("过一会儿再试。", "Try again in a while."),
    Found.OLD_SERVER: Text("需要 14 或更新的版本。", "Version 14 or newer is needed."),
    Found.NO_SCHEMA: Text("请管理员授予 USAGE 权限。", "Ask for the right USAGE on the schema."),
    Found.NO_TABLES: Text(
        "请管理员在「人员」页给这个账号岗位。", "Ask the administrator to give this account a role."
    ),
    Found.EMPTY_CLOSED: Text(
        "请管理员先运行 relapp db init。", "Have the administrator run `relapp db init` first."
    ),
    Found.FOREIGN: Text("没有改动它。核对数据库名。", "Left untouched. Check the name."),
    Found.OLD_SCHEMA: Text(
        "请管理员先升级（relapp db upgrade）。",
        "Have the administrator upgrade it (`relapp db upgrade`).",
    ),
    Found.NEWER_SHARED: Text("可以照常用；有空时升级。", "Usable as it is; update when you can."),
    Found.NEWER_READ: Text("要填写和签署，请升级发布台。", "Update it to fill in and sign."),
    Found.NEW_SCHEMA: Text("请升级这台电脑上的发布台。", "Update the program on this machine."),
    Found.FAST: _CLOCK,
    Found.SLOW: _CLOCK,
}


def line(finding: Finding) -> Text:
    """Return the sentence of a finding."""
    return LINES[finding.found].format(**finding.facts)


def advice(finding: Finding) -> Text | None:
    """Return what to do about it, None where nothing needs doing."""
    return ADVICE.get(finding.found)
