"""Serves the chat: ``hatch run demo`` at the root of the repository.

Two documents describe the same API: ``asyncapi.yaml`` (AsyncAPI 2.6) and
``asyncapi-3.yaml`` (AsyncAPI 3.1). Either of them drives the server.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from asynction_server import AsynctionSocketIO

HERE = Path(__file__).parent


def create_app(document: Path, async_mode: str) -> tuple[Flask, AsynctionSocketIO]:
    """Make the Flask application and the Socket.IO server that the document describes."""
    from flask import Flask
    from rooms import Rooms

    from asynction_server import AsynctionSocketIO

    app = Flask(__name__)
    app.extensions["rooms"] = Rooms()
    return app, AsynctionSocketIO.from_spec(document, app=app, async_mode=async_mode)


def main() -> None:
    """Serve until Ctrl-C."""
    options = _parse()
    if options.async_mode == "gevent":
        from gevent import monkey

        monkey.patch_all()  # before anything else imports what it patches
    app, socketio = create_app(HERE / options.document, options.async_mode)
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)  # a line for each request
    print(_greeting(options), flush=True)
    try:
        # Werkzeug refuses to serve without a terminal unless told that this is no production.
        werkzeug: dict[str, Any] = {"allow_unsafe_werkzeug": True}
        server_options = werkzeug if options.async_mode == "threading" else {}
        socketio.run(app, host="127.0.0.1", port=options.port, **server_options)
    except KeyboardInterrupt:
        pass  # gevent's server raises it, Werkzeug's does not
    print("Bye.")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Serves the chat example on this machine.")
    parser.add_argument("--document", default="asyncapi.yaml", help="or asyncapi-3.yaml")
    parser.add_argument("--port", type=int, default=5000)
    parser.add_argument("--async-mode", choices=["threading", "gevent"], default="threading")
    return parser.parse_args()


def _greeting(options: argparse.Namespace) -> str:
    return "\n".join(
        [
            f"The chat of {options.document} listens on http://127.0.0.1:{options.port}",
            "In another terminal, talk to it:  hatch run client",
            f"Its API is described in:          {HERE / options.document}",
            "Ctrl-C ends it.",
        ]
    )


if __name__ == "__main__":
    main()
