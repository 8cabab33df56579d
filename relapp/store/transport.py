"""How the line to a server is guarded: fully beyond this machine, unless an address says less.

`sslrootcert=system` is answered here and not by libpq: the one that comes with psycopg looks for
the authorities of a machine where no machine has them.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL

from relapp.connection import SYSTEM, Security, is_local

_MODE: Final = "sslmode"
_ROOT: Final = "sslrootcert"
_made: list[Path] = []


def guarded(url: URL, environment: Mapping[str, str] = os.environ) -> URL:
    """Return the address of a PostgreSQL server with what is usual where it says nothing.

    PGSSLMODE and PGSSLROOTCERT count as said, as they do for every program on libpq.
    """
    mode = _option(url, _MODE) or environment.get("PGSSLMODE", "")
    if not mode and not _option(url, "service") and not all(is_local(h) for h in _hosts(url)):
        mode = Security.VERIFY.value
        url = url.update_query_dict({_MODE: mode})
    root = _option(url, _ROOT) or environment.get("PGSSLROOTCERT", "")
    if root == SYSTEM or (not root and mode == Security.VERIFY):
        url = url.update_query_dict({_ROOT: system_roots()})
    return url


def system_roots() -> str:
    """Return a file with the authorities that this machine trusts, `system` where none is found."""
    # Files and other lines never ask, and every start imports this module.
    import ssl
    import tempfile

    named = ssl.get_default_verify_paths().cafile
    if named:
        return named
    if not _made:
        # Windows and macOS keep them elsewhere; libpq wants a file.
        found = ssl.create_default_context().get_ca_certs(binary_form=True)
        if not found:
            return SYSTEM
        text = "".join(ssl.DER_cert_to_PEM_cert(certificate) for certificate in found)
        handle, name = tempfile.mkstemp(prefix="relapp-roots-", suffix=".pem")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
        _made.append(Path(name))
    return str(_made[0])


def _hosts(url: URL) -> list[str]:
    """Return every host an address may lead to; none at all is a socket of this machine."""
    found = [url.host] if url.host else []
    for name in ("host", "hostaddr"):
        value = url.query.get(name, ())
        for part in (value,) if isinstance(value, str) else value:
            found += [_without_port(host) for host in part.split(",")]
    return found


def _without_port(host: str) -> str:
    head, colon, port = host.rpartition(":")
    return head if colon and port.isdigit() and ":" not in head else host


def _option(url: URL, name: str) -> str:
    value = url.query.get(name, "")
    return value if isinstance(value, str) else value[-1]
