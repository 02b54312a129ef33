"""SecantusDB's server with what its command line lacks: `store-server.py TRANSACTION_LIFETIME_SECONDS [options]`.

The lifetime of a transaction.

Background threads let go of their read snapshot when they have done a round. They park with open cursors otherwise (0.7.0b3),
the store must keep all history since, and inserts slow down to some 7 ms a document.

No oplog: nothing here reads change streams, and it costs every document two encodings and a row. What makes commits last is
WiredTiger's log, which stays as it is.

The indexes of a collection are read once for the documents that are inserted together, under the collection's lock. 0.7.0b3 reads
and decodes them three times a document, a fifth of the cost of a bulk insert.

Keys are packed without looking their format through each time; see `fast_packing.py`.

A transaction takes over the session of one that has ended, with its open cursors: 0.7.0b3 opens and closes some eight for each.

The server asks the system for its own address once, not with every message.
"""

import functools
import sys

import fast_packing
from secantus import cli, server, storage
from secantus.storage import Storage, UserTransactionHandle

fast_packing.install()


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


def remembering_indexes(insert_chunk):
    """Of one attempt only: between two attempts the lock is free and an index may come."""

    @functools.wraps(insert_chunk)
    def attempt(self, *args, **kwargs):
        self._tls.indexes = {}
        try:
            return insert_chunk(self, *args, **kwargs)
        finally:
            self._tls.indexes = None

    return attempt


def remembered(iter_indexes):
    @functools.wraps(iter_indexes)
    def indexes_of(self, *collection):
        known = getattr(self._tls, "indexes", None)
        if known is None:
            return iter_indexes(self, *collection)
        if collection not in known:
            known[collection] = list(iter_indexes(self, *collection))
        return known[collection]

    return indexes_of


Storage._insert_chunk = storage._retry_write_conflicts(remembering_indexes(Storage._insert_chunk.__wrapped__))
Storage._iter_indexes = remembered(Storage._iter_indexes)

SPARE_SESSIONS = 32


def beginning(begin):
    @functools.wraps(begin)
    def begin_user_transaction(self):
        with self._lock:
            spare = None if self._closed or not self.spare_sessions else self.spare_sessions.pop()
        if spare is None:
            return begin(self)
        handle = UserTransactionHandle(spare.session)
        handle.cursors = spare.cursors
        return handle

    return begin_user_transaction


def ending(close):
    """A spare session stays among `_all_sessions`, which the store's end closes. What cannot be reset is still in a transaction."""

    @functools.wraps(close)
    def close_user_txn_session(self, handle):
        with self._lock:
            if handle.closed:
                return
            if not self._closed and len(self.spare_sessions) < SPARE_SESSIONS and is_reset(handle.session):
                handle.closed = True
                self.spare_sessions.append(handle)
                return
        close(self, handle)

    return close_user_txn_session


def is_reset(session):
    try:
        return session.reset() == 0
    except storage.wt.WiredTigerError:
        return False


Storage.spare_sessions = []
Storage.begin_user_transaction = beginning(Storage.begin_user_transaction)
Storage._close_user_txn_session = ending(Storage._close_user_txn_session)

address = functools.cached_property(server.SecantusDBServer.address.fget)
address.__set_name__(server.SecantusDBServer, "address")
server.SecantusDBServer.address = address

server.Storage = lambda *args, **options: Storage(*args, **{**options, "enable_oplog": False})

lifetime = float(sys.argv.pop(1))
cli.SecantusDBServer = functools.partial(cli.SecantusDBServer, transaction_lifetime_seconds=lifetime)
sys.exit(cli.main())
