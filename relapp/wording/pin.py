"""Sentences about personal PINs: what is refused, and what a signer was known by."""

from collections.abc import Mapping

from relapp.domain.text import Text

ERRORS: Mapping[str, Text] = {
    "pin.short": Text(
        "PIN 至少 {digits} 位数字，密码至少 {characters} 个字符，没有保存",
        "A PIN takes at least {digits} digits, a password {characters} characters; not saved",
    ),
    "pin.long": Text("最多 {most} 个字符，没有保存", "At most {most} characters; not saved"),
    "pin.unprintable": Text(
        "含有看不见的字符，没有保存，请换一个",
        "It holds characters that cannot be seen; not saved, choose another",
    ),
    "pin.login": Text(
        "不能用登录名，没有保存，请换一个", "It must not be the log-in name; not saved"
    ),
    "pin.trivial": Text(
        "连号、键盘顺序和重复太容易猜到，没有保存",
        "Runs, keyboard rows and repetitions are guessed at once; not saved",
    ),
    "pin.wrong": Text("PIN 不对，请再输一次", "That is not the PIN; try again"),
    "pin.wrong_wait": Text(
        "PIN 不对，{seconds} 秒后可以再试", "That is not the PIN; try again in {seconds} seconds"
    ),
    "pin.wait": Text(
        "连续输错 {tries} 次，{seconds} 秒后可以再试",
        "Wrong {tries} times in a row; try again in {seconds} seconds",
    ),
    "pin.needed": Text(
        "{person} 设了 PIN，签署和设代理要先输入 PIN，没有完成",
        "{person} has a PIN, which must be given to sign or to name a deputy; nothing was done",
    ),
    "pin.none": Text("没有设 PIN", "There is no PIN"),
    "pin.changed": Text(
        "PIN 刚刚在别处改过，请再试一次", "The PIN was changed elsewhere just now; try again"
    ),
    "pin.not_here": Text(
        "团队数据库由个人的数据库账号证明身份，不用 PIN",
        "A team database knows people by their own database log-in; there is no PIN",
    ),
}
