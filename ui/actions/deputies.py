"""What lists of deputies show: who stands in for whom, in which role, from when until when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from relapp.domain.delegation_rules import can_delegate
from relapp.domain.person import ADMINISTRATOR, Person
from relapp.domain.role_holders import HEAD_ROLE, OWNED_ROLE, OWNER_ROLES
from relapp.domain.signing import Delegation
from relapp.domain.text import Text
from relapp.domain.wall_time import to_wall
from relapp.services.delegations import DelegationsService
from relapp.services.office import ProcessesService
from relapp.services.people import PeopleService
from relapp.services.pins import PinsService
from ui.actions.marking import QT_TRANSLATE_NOOP
from ui.actions.page import PageContext
from ui.kit.table_model import Column

_COMING = QT_TRANSLATE_NOOP("Deputies", "未开始")
_RUNNING = QT_TRANSLATE_NOOP("Deputies", "代理中")
_ENDED = QT_TRANSLATE_NOOP("Deputies", "已结束")
_HEADS = {
    "person": QT_TRANSLATE_NOOP("Deputies", "本人"),
    "deputy": QT_TRANSLATE_NOOP("Deputies", "代理人"),
    "role": QT_TRANSLATE_NOOP("Deputies", "岗位"),
    "from": QT_TRANSLATE_NOOP("Deputies", "从"),
    "until": QT_TRANSLATE_NOOP("Deputies", "到"),
    "state": QT_TRANSLATE_NOOP("Deputies", "状态"),
    "reason": QT_TRANSLATE_NOOP("Deputies", "原因"),
}
_EVERY_ROLE = QT_TRANSLATE_NOOP("Deputies", "全部岗位")
_OPEN_END = QT_TRANSLATE_NOOP("Deputies", "另行通知")
END = QT_TRANSLATE_NOOP("Deputies", "结束代理")
END_TITLE = QT_TRANSLATE_NOOP("Deputies", "结束这项代理")
END_TEXT = QT_TRANSLATE_NOOP("Deputies", "{deputy} 从现在起不再代 {person} 签署；已签的继续有效。")
_BY_REGISTER = OWNER_ROLES | {OWNED_ROLE, HEAD_ROLE}


@dataclass(frozen=True)
class DeputyFacts:
    """People, the names of roles and all deputies, read in one go."""

    people: tuple[Person, ...] = ()
    roles: Mapping[str, Text] = field(default_factory=dict)
    delegations: tuple[Delegation, ...] = ()

    def roles_of(self, person_id: int) -> tuple[str, ...]:
        """Return the roles in which somebody can be represented; registers may give some."""
        person = next((p for p in self.people if p.id == person_id), None)
        held = {g.role for g in person.all_grants} if person is not None else set()
        wanted = (held | _BY_REGISTER) - {ADMINISTRATOR}
        return tuple(role for role in self.roles if role in wanted)


@dataclass(frozen=True)
class DeputyServices:
    """The use cases that lists of deputies stand on."""

    delegations: DelegationsService
    people: PeopleService
    processes: ProcessesService
    pins: PinsService

    def read(self) -> DeputyFacts:
        """Return what lists and forms of deputies show."""
        roles: dict[str, Text] = {}
        for definition in self.processes.active():
            for role in definition.roles:
                roles.setdefault(role.id, role.name)
        return DeputyFacts(self.people.all(), roles, self.delegations.all())


def said(text: str) -> str:
    """Return a word of these lists in the language of the window."""
    return QCoreApplication.translate("Deputies", text)


def is_over(delegation: Delegation, now: datetime) -> bool:
    """Tell whether it has ended, or was ended before it began."""
    return delegation.ends_at is not None and delegation.ends_at <= max(now, delegation.starts_at)


def may_end(delegation: Delegation, context: PageContext) -> bool:
    """Tell whether this person may end it and there is something to end."""
    allowed = can_delegate(context.me, delegation.person_id) is None
    return allowed and not is_over(delegation, context.clock.now())


def columns(context: PageContext, roles: Mapping[str, Text]) -> tuple[Column[Delegation], ...]:
    """Return the columns of a list of deputies."""
    language = context.language

    def role(delegation: Delegation) -> str:
        name = roles.get(delegation.role)
        return name.of(language) if name is not None else delegation.role or said(_EVERY_ROLE)

    def state(delegation: Delegation) -> str:
        now = context.clock.now()
        if is_over(delegation, now):
            return said(_ENDED)
        return said(_COMING if now < delegation.starts_at else _RUNNING)

    def tone(delegation: Delegation) -> str | None:
        words = state(delegation)
        return {said(_RUNNING): "ok", said(_ENDED): "text_3"}.get(words)

    def head(key: str) -> str:
        return said(_HEADS[key])

    return (
        Column(key="person", title=head("person"), text=lambda d: d.person, width=84),
        Column(key="deputy", title=head("deputy"), text=lambda d: d.deputy, bold=_always, width=84),
        Column(key="role", title=head("role"), text=role, width=130),
        Column(
            key="from",
            title=head("from"),
            text=lambda d: _day(d.starts_at, context),
            sort=lambda d: d.starts_at,
            width=96,
        ),
        Column(
            key="until",
            title=head("until"),
            text=lambda d: last_day(d, context) or said(_OPEN_END),
            sort=lambda d: d.ends_at,
            width=96,
        ),
        Column(key="state", title=head("state"), text=state, tone=tone, width=76),
        Column(key="reason", title=head("reason"), text=lambda d: d.reason, width=0),
    )


def last_day(delegation: Delegation, context: PageContext) -> str:
    """Return the last day on which it holds, empty without an end."""
    if delegation.ends_at is None:
        return ""
    return _day(delegation.ends_at - timedelta(microseconds=1), context)


def _always(_delegation: Delegation) -> bool:
    return True


def _day(moment: datetime, context: PageContext) -> str:
    return to_wall(moment, context.zone).strftime("%Y-%m-%d")
