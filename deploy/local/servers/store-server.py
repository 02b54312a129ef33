"""SecantusDB's server with two things that its command line lacks: `store-server.py TRANSACTION_LIFETIME_SECONDS [options]`.

The lifetime of a transaction; and that its background threads let go of their read snapshot when they have done a round. They
park with open cursors otherwise (0.7.0b3), the store must keep all history since, and inserts slow down to some 7 ms a document.
"""

import functools
import sys

from secantus import cli
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

lifetime = float(sys.argv.pop(1))
cli.SecantusDBServer = functools.partial(cli.SecantusDBServer, transaction_lifetime_seconds=lifetime)
sys.exit(cli.main())
