"""Starting the web server of the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from saring.desk.accounts import has_accounts
from saring.desk.analysis import Analysis
from saring.desk.database.engine import Database
from saring.desk.errors import DeskError
from saring.desk.web.app import build_app, protected
from saring.desk.web.options import WebOptions


def serve(
    database: Database, analysis: Analysis, options: WebOptions, spool: Path, started: Callable[[], None] = lambda: None
) -> None:
    """Serve the desk until it is interrupted; `started` is called once the address answers.

    Raises `DeskError` where nobody could sign in, and off loopback without the names under which people reach it.
    """
    import uvicorn

    if not has_accounts(database):
        raise DeskError("desk_no_accounts")
    if options.is_secure and not options.hosts:
        raise DeskError("desk_hosts_missing", listen=options.listen)
    spool.mkdir(parents=True, exist_ok=True, mode=0o700)

    class Server(uvicorn.Server):
        async def startup(self, sockets: object = None) -> None:
            await super().startup()
            if not self.should_exit:
                started()

    app = protected(build_app(database, analysis, options, spool))
    config = uvicorn.Config(
        app, host=options.listen, port=options.port, log_level="warning", server_header=False, lifespan="on",
        timeout_graceful_shutdown=10,
    )  # fmt: skip
    Server(config).run()
