"""Sentences for what approving refuses: whose step, which conditions, which deputy."""

from collections.abc import Mapping

from relapp.domain.text import Text

ERRORS: Mapping[str, Text] = {
    "step.own_release": Text(
        "申请人和负责人不能审批自己的发布，请由另外指定的人签署",
        "Whoever applied for a release or keeps it cannot approve it; somebody else must sign",
    ),
    "step.held": Text(
        "「{step}」不再需要，发布挂起中。恢复后再签",
        "{step} is not asked for while the release is on hold. Resume it first",
    ),
    "step.signed_by_you": Text(
        "「{step}」你已签，还差 {people}", "You signed {step} already; still to sign: {people}"
    ),
    "step.window_passed": Text(
        "{window}已于 {at} 结束，没有上线，没有签署。先改期再签",
        "{window} ended at {at} unused; nothing was signed. Choose another date first",
    ),
    "step.not_yours_to_pass_on": Text(
        "代签和加签的人不能再转授权，「{step}」仍由原来的人签",
        "A deputy or an added signer cannot pass {step} on; it stays with its holder",
    ),
    "step.not_yours_to_take_back": Text(
        "只有 {people} 或发布管理岗可以收回", "Only {people} or the release office may take it back"
    ),
    "step.signs_already": Text(
        "这个人本来就要签这一环节，请选别人", "That person signs this step already; choose another"
    ),
    "step.to_applicant": Text(
        "「{step}」不能交给申请人，请选别人",
        "{step} cannot go to the applicant; choose somebody else",
    ),
    "step.to_creator": Text(
        "「{step}」不能交给申请人或负责人，请选别人",
        "{step} cannot go to whoever applied for the release or keeps it; choose somebody else",
    ),
    "step.signer_unknown": Text("这项转授权或加签已经结束", "This person was taken back already"),
    "step.signer_signed": Text(
        "{person} 已签「{step}」，不能收回", "{person} has signed {step}; it cannot be taken back"
    ),
    "signature.unknown": Text("没有这条签署", "There is no such signature"),
    "person.inactive": Text("{person} 已停用，请选别人", "{person} is out of use; choose another"),
    "condition.no_rule": Text(
        "流程没有规定条件由谁落实，不能有条件同意。请同意或退回",
        "The process does not say who sees to conditions. Approve, or return it",
    ),
    "condition.empty": Text(
        "第 {number} 个条件还没写，没有签署", "Condition {number} has no words; nothing was signed"
    ),
    "condition.too_long": Text(
        "第 {number} 个条件超过 {most} 字，没有签署，请缩短",
        "Condition {number} exceeds {most} characters; nothing was signed, shorten it",
    ),
    "condition.past": Text(
        "第 {number} 个条件的期限已过，没有签署，请改日期",
        "Condition {number} is due in the past; nothing was signed, change its date",
    ),
    "condition.too_many": Text(
        "最多 {most} 个条件，没有签署。条件多时请退回补充",
        "At most {most} conditions; nothing was signed. Return it if more is missing",
    ),
    "delegation.not_yours": Text(
        "代理由本人、发布管理岗或系统管理员设定",
        "Deputies are set by the person, the release office or an administrator",
    ),
    "delegation.oneself": Text(
        "不能请自己代理，请选别人", "Nobody is a deputy of oneself; choose another"
    ),
    "delegation.dates": Text(
        "结束时间应晚于开始时间，没有保存", "The end must come after the start; not saved"
    ),
    "delegation.circle": Text(
        "{deputy} 这段时间正由对方代理，不能互相代理，没有保存",
        "{deputy} is represented by the other at that time; not saved, choose somebody else",
    ),
    "delegation.twice": Text(
        "{deputy} 这段时间已是代理，没有保存",
        "{deputy} is the deputy at that time already; not saved",
    ),
    "delegation.unknown": Text("没有这项代理", "There is no such deputy"),
    "run.tester": Text(
        "测试过本发布的人不能填报自己负责的步骤，请换人执行",
        "Whoever tested the release cannot report on own steps; let somebody else carry them out",
    ),
}
