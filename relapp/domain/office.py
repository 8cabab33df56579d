"""The office whose releases these are: its name, zone and limits."""

from dataclasses import dataclass

DEFAULT_ZONE = "Asia/Shanghai"
DEFAULT_ATTACHMENT_LIMIT = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Office:
    """Settings that everybody on one database shares.

    Attributes:
        name: the organisation, as on document covers.
        unit: the department that runs releases, as in document headers.
        zone: IANA name of the zone in which windows are wall time.
        number_prefix: what release numbers begin with (FB in FB26-147).
        attachment_limit: largest file that may be attached, in bytes.
        confidentiality: marking printed on documents.
        pin_minutes: so long a PIN once typed serves further signatures; 0 asks each time.
    """

    name: str
    unit: str
    zone: str = DEFAULT_ZONE
    number_prefix: str = "FB"
    attachment_limit: int = DEFAULT_ATTACHMENT_LIMIT
    confidentiality: str = "内部"
    pin_minutes: int = 0
    version: int = 1
