"""SecantusDB's server with one setting that its command line lacks: `store-server.py TRANSACTION_LIFETIME_SECONDS [options]`."""

import functools
import sys

from secantus import cli

lifetime = float(sys.argv.pop(1))
cli.SecantusDBServer = functools.partial(cli.SecantusDBServer, transaction_lifetime_seconds=lifetime)
sys.exit(cli.main())
