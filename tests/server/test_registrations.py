from __future__ import annotations

from asynction_server.endpoint import served_namespaces
from asynction_server.registrations import registrations
from asynction_server.resolver import ImportResolver
from asynction_spec import load


def test_registrations_say_what_is_bound_where(write, handlers):
    for name in ("connect", "disconnect", "on_error", "say", "typing"):
        setattr(handlers, name, lambda: None)
    document = load(
        write("""\
            channels:
              /:
                x-handlers:
                  connect: handlers.connect
                  disconnect: handlers.disconnect
                  error: handlers.on_error
                publish:
                  message:
                    oneOf:
                      - {name: say, x-handler: handlers.say}
                      - {name: typing, x-handler: handlers.typing}
              /news:
                subscribe: {message: {name: flash}}
            """)
    )
    found = registrations(document, served_namespaces(document, None), ImportResolver())
    assert [
        (each.slot.namespace.address, each.slot.event, each.handler, each.slot.pointer)
        for each in found
    ] == [
        ("/", "connect", handlers.connect, "/channels/~1/x-handlers/connect"),
        ("/", "disconnect", handlers.disconnect, "/channels/~1/x-handlers/disconnect"),
        ("/", "error", handlers.on_error, "/channels/~1/x-handlers/error"),
        ("/", "say", handlers.say, "/channels/~1/publish/message/oneOf/0/x-handler"),
        ("/", "typing", handlers.typing, "/channels/~1/publish/message/oneOf/1/x-handler"),
        ("/news", "connect", None, "/channels/~1news"),
    ]
