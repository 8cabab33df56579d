"""Words of letters: reminders, the notice before a go-live, the result; and of sending them."""

from collections.abc import Mapping

from relapp.domain.letter import LetterKind
from relapp.domain.mail_server import Protection
from relapp.domain.text import Text
from relapp.domain.vocabulary import Outcome

NAME: Mapping[LetterKind, Text] = {
    LetterKind.REMINDER: Text("催办", "Reminder"),
    LetterKind.NOTICE: Text("上线通告", "Go-live notice"),
    LetterKind.RESULT: Text("发布结果通知", "Result of the release"),
    LetterKind.INVITATION: Text("评审会邀请", "Invitation to the review"),
}
SUBJECT: Mapping[LetterKind, Text] = {
    LetterKind.REMINDER: Text("催办：{what}", "Reminder: {what}"),
    LetterKind.NOTICE: Text("上线通告：{what}，{day}", "Go-live notice: {what}, {day}"),
    LetterKind.RESULT: Text("{outcome}：{what}", "{outcome}: {what}"),
    LetterKind.INVITATION: Text("评审会邀请：{what}，{day}", "Review meeting: {what}, {day}"),
}
SEVERAL = Text("{first} 等 {n} 份发布", "{first} and others, {n} releases")
OPENING: Mapping[LetterKind, Text] = {
    LetterKind.REMINDER: Text(
        "下面的事在等各位处理，请在期限前办理。",
        "The following waits for you; please see to it in time.",
    ),
    LetterKind.NOTICE: Text(
        "各位用户：以下系统将要上线新版本，请提前安排工作。",
        "To all users: a new version of the system below goes live. Please plan your work.",
    ),
    LetterKind.RESULT: Text("以下发布已经实施，结果如下。", "The release below was carried out."),
    LetterKind.INVITATION: Text(
        "请参加下面的发布评审会。", "You are invited to the review meeting below."
    ),
}
HINT: Mapping[LetterKind, Text] = {
    LetterKind.REMINDER: Text(
        "办理：打开发布台，按 Ctrl+0 进入「我的待办」。",
        "To see to it: open the release desk and press Ctrl+0 for “My desk”.",
    ),
    LetterKind.NOTICE: Text(
        "停用期间请保存工作并退出系统；有疑问请联系服务台或上面的联系人。",
        "Please save your work and log out before the downtime. Questions go to the service desk "
        "or to the contact above.",
    ),
    LetterKind.RESULT: Text("有疑问请联系上面的联系人。", "Questions go to the contact above."),
    LetterKind.INVITATION: Text(
        "请在发布台的「评审」里回复是否参加；附件可以加入日历。",
        "Please say under “Review” in the release desk whether you come; the attachment goes into "
        "your calendar.",
    ),
}
POINT = Text("{what}（{who}；{until}）", "{what} ({who}; {until})")
CHANGE = Text("{title}（{number}）", "{title} ({number})")
IMPACT = Text("{name}：{who}", "{name}: {who}")
LEFT = Text("{what}，{day} 前", "{what}, by {day}")
AGENDA_POINT = Text("{time}　{what}（{who}，{n} 分钟）", "{time} {what} ({who}, {n} min)")
AGENDA_NOBODY = Text("{time}　{what}（{n} 分钟）", "{time} {what} ({n} min)")
NO_AGENDA = Text("还没有议题", "No items yet")
HEAD_AGENDA = Text("议程", "Agenda")
HEAD_WHAT = Text("变化内容", "What changes")
HEAD_IMPACT = Text("受影响的用户", "Users affected")
HEAD_LEFT = Text("尚未完成的跟进", "Follow-ups left open")
FACTS: Mapping[str, Text] = {
    "number": Text("发布编号", "Release"),
    "system": Text("系统", "System"),
    "version": Text("版本", "Version"),
    "window": Text("上线时间", "Window"),
    "downtime": Text("停用时间", "Downtime"),
    "contact": Text("联系人", "Contact"),
    "outcome": Text("结果", "Outcome"),
    "deployed": Text("上线时间", "Went live"),
    "trial": Text("试运行至", "Trial run until"),
    "meeting": Text("会议", "Meeting"),
    "time": Text("时间", "Time"),
    "place": Text("地点", "Place"),
    "host": Text("主持人", "Host"),
    "required": Text("必须到会", "Required"),
    "optional": Text("可选", "Optional"),
}
MINUTES = Text("约 {n} 分钟", "about {n} minutes")
NO_DOWNTIME = Text("不停用", "none")
UNKNOWN_DOWNTIME = Text("（请填写）", "(please fill in)")
UNKNOWN_WINDOW = Text("（还没有排期）", "(not scheduled yet)")
UNKNOWN_CHANGES = Text("（请填写变化内容）", "(please say what changes)")
OUTCOME: Mapping[Outcome, Text] = {
    Outcome.SUCCESS: Text("已上线", "Released"),
    Outcome.ROLLED_BACK: Text("已回退", "Rolled back"),
    Outcome.UNCONFIRMED: Text("已上线，未确认", "Released, not confirmed"),
    Outcome.CANCELLED: Text("已取消", "Cancelled"),
}
PROTECTION: Mapping[Protection, Text] = {
    Protection.STARTTLS: Text("STARTTLS", "STARTTLS"),
    Protection.TLS: Text("TLS", "TLS"),
    Protection.NONE: Text("不加密", "None"),
}
PHASE: Mapping[str, Text] = {
    "connect": Text("正在连接邮件服务器", "Connecting to the mail server"),
    "protect": Text("正在加密连接", "Protecting the connection"),
    "log_in": Text("正在登录", "Logging in"),
    "send": Text("正在发送", "Sending"),
}

ERRORS: Mapping[str, Text] = {
    "mail.inactive": Text(
        "{name} 已停用，不能催办", "{name} is out of use and cannot remind anybody"
    ),
    "mail.nobody": Text(
        "收件人都没有邮件地址，没有发送：{people}。请在「应用 · 人员」里补上",
        "None of the recipients has an address; nothing was sent: {people}. Add them under "
        "Applications, People",
    ),
    "mail.nothing_waits": Text(
        "{number} 现在没有等别人处理的事，不用催办",
        "Nothing at {number} waits for others; no reminder is needed",
    ),
    "mail.no_notice": Text(
        "{number} 所用的流程没有上线通告", "The process of {number} has no go-live notice"
    ),
    "mail.no_outcome": Text(
        "{number} 还没有填写发布结果，没有生成通知。先填写结果",
        "The outcome of {number} is not stated; no letter was made. State it first",
    ),
    "mail.host": Text(
        "邮件服务器「{host}」不是服务器名，请填 mail.example.com 这样的名字",
        "“{host}” is no name of a mail server; give one such as mail.example.com",
    ),
    "mail.port": Text(
        "端口 {port} 不在 1 到 65535 之间，请改正", "Port {port} is not within 1 to 65535; mend it"
    ),
    "mail.sender": Text(
        "发件人「{sender}」不是邮件地址，请改正", "“{sender}” is no mail address; mend the sender"
    ),
    "mail.open_password": Text(
        "不加密的连接上不发密码。请选 STARTTLS 或 TLS，或去掉用户名",
        "No password goes over an open connection. Choose STARTTLS or TLS, or leave out the user",
    ),
    "mail.no_host": Text(
        "找不到邮件服务器 {host}，没有发送。请核对名字和网络",
        "There is no mail server {host}; nothing was sent. Check name and network",
    ),
    "mail.refused": Text(
        "{host} 的端口 {port} 没有邮件服务，没有发送。请核对端口和加密方式",
        "Nothing answers at port {port} of {host}; nothing was sent. Check port and protection",
    ),
    "mail.timeout": Text(
        "{host} 没有按时应答，没有发送。请检查网络或防火墙后重试",
        "{host} did not answer in time; nothing was sent. Check network and firewall, try again",
    ),
    "mail.network": Text(
        "连不上 {host}：{why}，没有发送。请检查网络后重试",
        "{host} cannot be reached: {why}; nothing was sent. Check the network and try again",
    ),
    "mail.certificate": Text(
        "{host} 的证书不可信（{why}），没有发送密码，也没有发送邮件。请找管理员核对",
        "The certificate of {host} is not trusted ({why}); neither password nor letter was sent. "
        "Ask its administrator",
    ),
    "mail.tls": Text(
        "与 {host} 端口 {port} 建立不了加密连接，没有发送。请核对加密方式："
        "587 多为 STARTTLS，465 多为 TLS",
        "No protected connection to {host} port {port}; nothing was sent. Check the protection: "
        "587 is mostly STARTTLS, 465 mostly TLS",
    ),
    "mail.no_starttls": Text(
        "{host} 不提供 STARTTLS，没有发送。请改用 TLS，或与管理员核对",
        "{host} offers no STARTTLS; nothing was sent. Use TLS, or ask its administrator",
    ),
    "mail.no_login": Text(
        "{host} 不能登录，没有发送。请去掉用户名，或换加密方式",
        "{host} takes no login; nothing was sent. Leave out the user, or change the protection",
    ),
    "mail.wants_login": Text(
        "{host} 要先登录，没有发送。请填写用户名",
        "{host} wants a login; nothing was sent. Give the user",
    ),
    "mail.login": Text(
        "{host} 没有接受用户名或密码，没有发送。请重新输入",
        "{host} did not accept user or password; nothing was sent. Type them again",
    ),
    "mail.sender_refused": Text(
        "{host} 不接受这个发件人（{answer}），没有发送。请核对发件人地址",
        "{host} does not take this sender ({answer}); nothing was sent. Check the sender",
    ),
    "mail.recipients": Text(
        "{host} 不接受收件人 {people}，没有发送。请核对地址",
        "{host} does not take the recipients {people}; nothing was sent. Check the addresses",
    ),
    "mail.cut": Text(
        "{host} 中断了连接，没有发送。请核对端口和加密方式后重试",
        "{host} cut the connection; nothing was sent. Check port and protection, try again",
    ),
    "mail.answer": Text(
        "{host} 拒绝了：{answer}。没有发送，请联系邮件管理员",
        "{host} refused: {answer}. Nothing was sent; ask the mail administrator",
    ),
}
