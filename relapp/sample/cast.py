"""Finds the person who acts: by name for the director, by role for whatever a gate asks."""

from relapp.bootstrap import Core
from relapp.domain.definition import ProcessDefinition
from relapp.domain.person import Permission, Person, may
from relapp.domain.release import ReleaseFacts
from relapp.errors import NotFound


class Cast:
    """The people of an office as they are when it is read."""

    def __init__(self, core: Core) -> None:
        """Read everybody once."""
        self._people = {person.id: person for person in core.people.all()}
        self._names = {person.name: person for person in self._people.values()}

    def named(self, name: str) -> Person:
        """Return a person by name; raises NotFound."""
        if name not in self._names:
            raise NotFound("person.unknown", id=name)
        return self._names[name]

    def everybody(self) -> tuple[Person, ...]:
        """Return all people by key."""
        return tuple(self._people.values())

    def of(self, person_id: int) -> Person:
        """Return a person by key."""
        return self._people[person_id]

    def holding(self, role: str) -> Person:
        """Return the first person who holds a role everywhere; raises NotFound."""
        for person in self._people.values():
            if person.active and person.holds(role):
                return person
        raise NotFound("person.unknown", id=role)

    def acting(self, role: str, facts: ReleaseFacts) -> Person:
        """Return who acts in a role for a release; raises NotFound where nobody does."""
        for ref in facts.holders.get(role, ()):
            return self._people[ref.id]
        raise NotFound("person.unknown", id=role)

    def keeper(self, definition: ProcessDefinition, facts: ReleaseFacts) -> Person:
        """Return who moves a release on: its owner, else whoever runs releases."""
        if facts.release.owner_id is not None:
            return self._people[facts.release.owner_id]
        return self.clerk(definition)

    def clerk(self, definition: ProcessDefinition) -> Person:
        """Return the person at the desk that runs the releases of a process."""
        return self.holding(definition.office_role)

    def registrar(self) -> Person:
        """Return somebody who may register releases; raises NotFound."""
        for person in self._people.values():
            if may(person, Permission.REGISTER_RELEASE):
                return person
        raise NotFound("person.unknown", id=Permission.REGISTER_RELEASE.value)
