"""SecantusDB's server with what its command line lacks: `store-server.py TRANSACTION_LIFETIME_SECONDS [options]`.

The lifetime of a transaction.

Background threads let go of their read snapshot when they have done a round. They park with open cursors otherwise (0.7.0b3),
the store must keep all history since, and inserts slow down to some 7 ms a document.

No oplog: nothing here reads change streams, and it costs every document two encodings and a row. What makes commits last is
WiredTiger's log, which stays as it is.

The options of a collection's indexes are read once for the documents that are inserted together, under the collection's lock.
0.7.0b3 reads and decodes them three times a document, a fifth of the cost of a bulk insert.
"""

import functools
import sys

from secantus import cli, server, storage
from secantus.storage import Storage


def letting_go(method):
    @functools.wraps(method)
    def round_of_work(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        finally:
            self.release_thread_snapshot()

    return round_of_work


for name in ("prune_ttl_all_collections", "emit_noop_heartbeat"):
    setattr(Storage, name, letting_go(getattr(Storage, name)))


def remembering_options(insert_chunk):
    """Of one attempt only: between two attempts the lock is free and an index may come."""

    @functools.wraps(insert_chunk)
    def attempt(self, *args, **kwargs):
        self._tls.index_options = {}
        try:
            return insert_chunk(self, *args, **kwargs)
        finally:
            self._tls.index_options = None

    return attempt


def remembered(index_options_map):
    @functools.wraps(index_options_map)
    def options_of(self, *collection):
        known = getattr(self._tls, "index_options", None)
        if known is None:
            return index_options_map(self, *collection)
        if collection not in known:
            known[collection] = index_options_map(self, *collection)
        return known[collection]

    return options_of


Storage._insert_chunk = storage._retry_write_conflicts(remembering_options(Storage._insert_chunk.__wrapped__))
Storage._index_options_map = remembered(Storage._index_options_map)
server.Storage = lambda *args, **options: Storage(*args, **{**options, "enable_oplog": False})

lifetime = float(sys.argv.pop(1))
cli.SecantusDBServer = functools.partial(cli.SecantusDBServer, transaction_lifetime_seconds=lifetime)
sys.exit(cli.main())
