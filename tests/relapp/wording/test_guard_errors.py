"""What the rules of a server refuse reaches a person as a sentence, in both languages."""

import pytest

from relapp.domain.text import Text
from relapp.errors import InvalidInput, NotPermitted
from relapp.wording.errors import lines
from relapp.wording.guard_errors import ERRORS

WHAT = "step pmo_review"
SAID = {
    "guard.rl001": Text(
        "数据库没有接受：这个环节不由你签（step pmo_review）",
        "The database refused it: this step is not yours to sign (step pmo_review)",
    ),
    "guard.rl002": Text(
        "数据库没有接受：你是用自己的账号连接的，只能用自己的名义记录",
        "The database refused it: you are connected with your own login and "
        "record in your own name only",
    ),
    "guard.rl003": Text(
        "数据库没有接受：已记录的内容不能改，新记录要接在最后一条后面。刷新后再试",
        "The database refused it: what is recorded stays, and a new line "
        "follows the last one. Reload and try again",
    ),
    "guard.rl004": Text(
        "数据库没有接受：内容已经批准、尚未签完，或发布已结束（step pmo_review）",
        "The database refused it: approved already, not signed yet, or ended (step pmo_review)",
    ),
    "guard.rl005": Text(
        "数据库没有接受：这不归你的岗位办（step pmo_review）",
        "The database refused it: your roles do not allow it (step pmo_review)",
    ),
    "guard.rl006": Text(
        "数据库没有接受：时间和服务器对不上。请重开程序再试",
        "The database refused it: the time is not the server's. Start the program again",
    ),
    "guard.rl007": Text(
        "数据库没有接受：改动没有记入日志，什么都没有保存（step pmo_review）",
        "The database refused it: the change was not recorded, nothing was saved (step pmo_review)",
    ),
    "guard.rl008": Text(
        "数据库没有接受：这项内容登记后不再改（step pmo_review）",
        "The database refused it: this stays as it was registered (step pmo_review)",
    ),
    "guard.rl009": Text(
        "不能设数据库账号：数据库的属主没有 CREATEROLE "
        "权限。请服务器管理员执行 ALTER ROLE … CREATEROLE",
        "Logins cannot be made: the owner of the database lacks CREATEROLE. "
        "Ask the server's administrator for ALTER ROLE … CREATEROLE",
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
        "密码没有按 SCRAM-SHA-256 处理，没有保存",
        "The password was not prepared as SCRAM-SHA-256",
    ),
}


@pytest.mark.parametrize("code", sorted(SAID))
def test_a_refusal_of_the_server_reads(code: str) -> None:
    assert lines(NotPermitted(code, what=WHAT)) == (SAID[code],)


def test_no_refusal_of_the_server_is_left_out() -> None:
    assert {code for code in ERRORS if code.startswith("guard.")} == SAID.keys()


def test_a_mapping_for_something_else_reads() -> None:
    error = InvalidInput("mapping.kind", file="a.yaml", found="登记表", wanted="人员")
    assert lines(error)[0] == Text(
        "映射文件 a.yaml 用于 登记表，不能用来导入 人员",
        "The mapping a.yaml is for 登记表 and cannot import 人员",
    )
