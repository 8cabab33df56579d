"""Whether this desk goes where the host goes; it never touches what is being typed."""

from relapp.domain.meeting import Meeting
from relapp.domain.person import Person


class Following:
    """The switch 「跟随主持人」 of one desk and one meeting.

    Attributes:
        on: this desk follows.
        own_item: item the person went to, None for that of the host.
        steering: this desk turns the items, so that there is nobody to follow.
    """

    def __init__(self) -> None:
        """Follow from the start."""
        self.on = True
        self.own_item: int | None = None
        self.steering = False

    def enter(self, meeting: Meeting, me: Person) -> None:
        """Take a meeting: its host steers, everybody else follows."""
        if me.id == meeting.host_id:
            self.steer()

    def steer(self) -> None:
        """Turn items from this desk."""
        self.steering = True
        self.on = False
        self.own_item = None

    def follow(self) -> None:
        """Go where the host is, from now on."""
        self.on = True
        self.own_item = None

    def go_to(self, item_id: int) -> None:
        """Go to an item of one's own choice."""
        self.on = False
        self.own_item = item_id

    def stay(self, item_id: int) -> bool:
        """Stay with the item in view, whatever the host does; tell whether that is new."""
        if not self.on:
            return False
        self.go_to(item_id)
        return True
