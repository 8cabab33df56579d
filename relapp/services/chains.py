"""Walks all hash chains of the journal, and the signatures beside them, over one connection."""

from itertools import groupby

from relapp.domain.journal import BreakKind, ChainBreak, first_break, release_chain
from relapp.domain.signature_proof import mismatches
from relapp.services.views import Verification
from relapp.store.engine import Connection
from relapp.store.queries import journal as journal_queries
from relapp.store.queries import stored_signatures as signature_queries


def verify_chains(connection: Connection) -> Verification:
    """Walk every chain, compare its end with the stored head and the signatures with it.

    The head shows when the newest lines were cut off; a person with rights to change
    both is only caught by a head printed earlier (in documents and reports).
    """
    breaks: list[ChainBreak] = []
    seen: set[str] = set()
    count = 0
    heads = journal_queries.heads(connection)
    signatures = signature_queries.stored(connection)
    for chain, group in groupby(journal_queries.all_chains(connection), key=lambda e: e.chain):
        entries = tuple(group)
        count += len(entries)
        seen.add(chain)
        found = first_break(entries)
        if found is None and heads.get(chain) != (entries[-1].place, entries[-1].digest):
            found = ChainBreak(chain, entries[-1].place + 1, BreakKind.HEAD)
        if found is not None:
            breaks.append(found)
        elif (key := entries[0].release_id) is not None:
            breaks += mismatches(key, entries, signatures.get(key, ()))
    # Whoever removes a whole chain and its head leaves the release itself behind.
    expected = heads.keys() | map(release_chain, journal_queries.release_keys(connection))
    breaks += [ChainBreak(chain, 1, BreakKind.GAP) for chain in sorted(expected - seen)]
    return Verification(len(seen), count, tuple(breaks))
