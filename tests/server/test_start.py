"""From a document to a server: what starts, and what is said when it does not."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from flask import Flask

from asynction_server import AsynctionSocketIO, HandlerNotFound, UnknownServer
from asynction_spec import AsynctionException, InvalidDocument, load

ECHO = "channels: {/: {publish: {message: {name: echo, x-handler: handlers.echo}}}}\n"


@pytest.fixture(autouse=True)
def echo(handlers):
    handlers.echo = lambda *args: args


def untouched(app, wsgi_app):
    return "socketio" not in app.extensions and app.wsgi_app == wsgi_app


@pytest.mark.parametrize(
    "source",
    [
        lambda path: path,
        Path,
        lambda path: io.StringIO(Path(path).read_text()),
        lambda path: dict(load(path).raw),
        load,
    ],
    ids=["str", "Path", "open file", "mapping", "Document"],
)
def test_a_document_may_be_given_in_many_ways(write, app, source):
    server = AsynctionSocketIO.from_spec(source(write(ECHO)), app=app)  # D-12, behaviours 6 to 8
    assert server.test_client(app).emit("echo", 1, callback=True) == 1
    assert isinstance(server, AsynctionSocketIO)


@pytest.mark.parametrize(
    "text",
    [None, "", "a: [", "[]", "asyncapi: 9.0.0"],
    ids=["missing file", "empty file", "not YAML", "a list", "unknown version"],
)
def test_a_document_that_cannot_be_read_is_one_error_of_ours(app, text):
    if text is not None:
        Path("bad.yml").write_text(text)
    wsgi_app = app.wsgi_app
    with pytest.raises(InvalidDocument):
        AsynctionSocketIO.from_spec("bad.yml", app=app)
    assert untouched(app, wsgi_app)


def test_handlers_are_imported_when_an_app_is_attached(write, app, handlers):
    del handlers.echo
    server = AsynctionSocketIO.from_spec(write(ECHO))  # behaviour 35
    handlers.echo = lambda *args: args
    server.init_app(app)
    assert server.test_client(app).emit("echo", 1, callback=True) == 1


def test_init_app_twice_changes_nothing(write, app, handlers):
    handlers.calls = []
    handlers.echo = handlers.calls.append
    server = AsynctionSocketIO.from_spec(write(ECHO), app=app)  # D-47
    wsgi_app, inner = app.wsgi_app, server.server
    server.init_app(app)
    assert (app.wsgi_app, server.server) == (wsgi_app, inner)
    server.test_client(app).emit("echo", 1)
    assert handlers.calls == [1]


def test_init_app_for_another_app_registers_each_handler_once(write, app, handlers):
    handlers.calls = []
    handlers.echo = lambda value: handlers.calls.append(value)
    server = AsynctionSocketIO.from_spec(write(ECHO), path="/api/io")
    server.init_app(app)
    other = Flask("other")
    server.init_app(other)
    server.test_client(other).emit("echo", 1)
    assert handlers.calls == [1]
    assert server.sockio_mw.engineio_path == "/api/io/"


def test_every_option_of_flask_socketio_is_passed_on(write, app):
    server = AsynctionSocketIO.from_spec(
        write(ECHO), app=app, async_mode="threading", ping_interval=7, manage_session=False
    )
    assert (server.async_mode, server.server.eio.ping_interval) == ("threading", 7)
    assert server.manage_session is False


def test_an_option_that_flask_socketio_refuses_leaves_the_app_untouched(write, app):
    wsgi_app = app.wsgi_app
    server = AsynctionSocketIO.from_spec(write(ECHO))
    with pytest.raises(ValueError, match="async_mode"):
        server.init_app(app, async_mode="nonsense")
    assert untouched(app, wsgi_app)
    server.init_app(app, async_mode="threading")
    assert server.test_client(app).emit("echo", 1, callback=True) == 1


def test_a_default_error_handler_that_cannot_be_called_leaves_the_app_untouched(write, app):
    wsgi_app = app.wsgi_app
    with pytest.raises(ValueError, match="must be callable"):
        AsynctionSocketIO.from_spec(write(ECHO), app=app, default_error_handler="oops")
    assert untouched(app, wsgi_app)


def test_a_failure_leaves_another_extension_in_its_place(write, app):
    first = AsynctionSocketIO.from_spec(write(ECHO), app=app)
    wsgi_app = app.wsgi_app
    with pytest.raises(ValueError, match="async_mode"):
        AsynctionSocketIO.from_spec(write(ECHO), app=app, async_mode="nonsense")
    assert app.extensions["socketio"] is first
    assert app.wsgi_app is wsgi_app


def test_the_default_error_handler_is_flask_socketios_own(write, app):
    def on_error(error):
        return str(error)

    server = AsynctionSocketIO.from_spec(write(ECHO), app=app, default_error_handler=on_error)
    assert server.default_exception_handler is on_error  # behaviour 32


def test_docs_are_accepted_and_kept(write):
    assert AsynctionSocketIO.from_spec(write(ECHO)).docs is True
    assert AsynctionSocketIO.from_spec(write(ECHO), docs=False).docs is False


# Handlers that cannot be had.

HANDLER = """\
channels:
  /:
    publish:
      message:
        name: say
        x-handler: {}
"""


FAILING = """\
from pathlib import Path
log = Path("imports")
log.write_text(log.read_text() + "." if log.exists() else ".")
raise ValueError("boom")
"""


@pytest.fixture
def modules(monkeypatch):
    """Real modules to import: a package ``shop`` in the current folder."""
    monkeypatch.syspath_prepend(str(Path.cwd()))
    Path("shop").mkdir()
    Path("shop/__init__.py").touch()
    Path("shop/orders.py").write_text("def on_order(order): ...\nlimit = 5\n")
    Path("shop/broken.py").write_text("import not_installed\n")
    Path("shop/failing.py").write_text(FAILING)
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "shop"]:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        (
            "qq0zzz.orders.on_order",
            "there is no module 'qq0zzz'; check the spelling, and that its folder is on sys.path "
            "(see PYTHONPATH)",
        ),
        ("shopp.orders.on_order", "there is no module 'shopp'; did you mean 'shop'?"),
        ("shop.order.on_order", "package 'shop' has no module 'order'; did you mean 'orders'?"),
        (
            "shop.orders.deep.on_order",
            "'shop.orders' is a module, not a package, so there is no 'shop.orders.deep'; name a "
            "function of the module: 'package.module.function'",
        ),
        ("shop.orders.on_oder", "module 'shop.orders' has no 'on_oder'; did you mean 'on_order'?"),
        (
            "shop.orders.cancel",
            "module 'shop.orders' has no 'cancel'; check the spelling, or define it there",
        ),
        (
            "shop.orders.limit",
            "'limit' of module 'shop.orders' is of type 'int', which cannot be called; name a "
            "function",
        ),
        (
            "shop.broken.on_order",
            "importing module 'shop.broken' raised ModuleNotFoundError: No module named "
            "'not_installed'; put that module right; the traceback above shows where it failed",
        ),
        (
            "shop.failing.on_order",
            "importing module 'shop.failing' raised ValueError: boom; put that module right; the "
            "traceback above shows where it failed",
        ),
    ],
    ids=[
        "no module",
        "module misspelt",
        "submodule misspelt",
        "module as package",
        "function misspelt",
        "no function",
        "not callable",
        "its import fails",
        "it raises",
    ],
)
@pytest.mark.usefixtures("modules")
def test_a_handler_that_cannot_be_found_is_named_with_its_place(write, app, path, problem):
    wsgi_app = app.wsgi_app
    with pytest.raises(HandlerNotFound) as caught:  # behaviour 36
        AsynctionSocketIO.from_spec(write(HANDLER.format(path)), app=app)
    assert str(caught.value) == (
        f"chat.yml:8:9: event 'say' of namespace '/' (handler '{path}'): {problem}"
    )
    assert untouched(app, wsgi_app)


@pytest.mark.parametrize("path", ["orders", "shop..on_order"], ids=["no dot", "empty part"])
def test_a_handler_that_is_no_dotted_path_is_a_fault_of_the_document(write, app, path):
    wsgi_app = app.wsgi_app
    with pytest.raises(InvalidDocument) as caught:
        AsynctionSocketIO.from_spec(write(HANDLER.format(path)), app=app)
    assert str(caught.value) == (
        f"chat.yml:8:9: error bad-handler-path: {path!r} is not the path of a function; "
        "write it as 'package.module.function'"
    )
    assert untouched(app, wsgi_app)


@pytest.mark.usefixtures("modules")
def test_what_a_users_module_raised_is_the_cause(write, app):
    with pytest.raises(HandlerNotFound) as caught:
        AsynctionSocketIO.from_spec(write(HANDLER.format("shop.failing.on_order")), app=app)
    assert isinstance(caught.value.__cause__, ValueError)


@pytest.mark.usefixtures("modules")
def test_all_handlers_that_cannot_be_found_are_reported_at_once(write, app):
    with pytest.raises(HandlerNotFound) as caught:
        AsynctionSocketIO.from_spec(
            write("""\
                channels:
                  /:
                    x-handlers: {connect: shop.orders.on_connect, disconnect: shop.failing.a}
                    publish:
                      message: {oneOf: [{name: a}, {name: b, x-handler: shop.failing.b}]}
                """),
            app=app,
        )
    assert [(each.role, each.path) for each in caught.value.faults] == [
        ("connect handler of namespace '/'", "shop.orders.on_connect"),
        ("disconnect handler of namespace '/'", "shop.failing.a"),
        ("event 'a' of namespace '/'", None),
        ("event 'b' of namespace '/'", "shop.failing.b"),
    ]
    assert Path("imports").read_text() == "."  # the failing module has run once


def test_a_received_message_without_a_handler_does_not_start(write, app):
    wsgi_app = app.wsgi_app
    with pytest.raises(HandlerNotFound) as caught:  # behaviour 16
        AsynctionSocketIO.from_spec(
            write("channels: {/: {publish: {message: {name: say}}}}\n"), app=app
        )
    assert str(caught.value) == (
        "chat.yml:3:26: event 'say' of namespace '/': the document names no handler; "
        "add 'x-handler: package.module.function'"
    )
    assert untouched(app, wsgi_app)


def test_a_sent_message_needs_no_handler(serve):
    chat = serve("channels: {/: {subscribe: {message: {name: say}}}}")
    assert chat.client().is_connected()


def test_a_resolver_of_ones_own_finds_the_handlers(write, app):
    class Canned:
        def resolve(self, slot):
            return (lambda *_: f"canned {slot.event}") if slot.message else None

    spec = write("""\
        channels:
          /:
            x-handlers: {connect: not.there}
            publish: {message: {oneOf: [{name: a, x-handler: not.there}, {name: b}]}}
        """)
    server = AsynctionSocketIO.from_spec(spec, app=app, resolver=Canned())
    client = server.test_client(app)
    assert client.emit("a", callback=True) == "canned a"
    assert client.emit("b", callback=True) == "canned b"


def test_all_errors_are_of_one_family():
    for error in (HandlerNotFound, InvalidDocument, UnknownServer):
        assert issubclass(error, AsynctionException)
