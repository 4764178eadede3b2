"""Holds pages to the promise that reading asks nothing of any other host."""

import re

from playwright.sync_api import BrowserContext, Route, WebSocketRoute

# Playwright's driver matches an expression by itself; a function would make every request wait until the test next asks the page something.
# "https://example.org/a", "ws://10.0.0.1:80/"; not "http://127.0.0.1:8000/a", "file:///a", "data:,"
_OUTSIDE = re.compile(r"^(?:https?|wss?)://(?!127\.0\.0\.1(?::\d+)?/)")


def refuse_outside_requests(context: BrowserContext) -> list[str]:
    """A list that receives the address of every request to another host; the requests themselves are refused."""
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.abort()

    def refuse_socket(socket: WebSocketRoute) -> None:
        refused.append(socket.url)
        socket.close()

    context.route(_OUTSIDE, refuse)
    context.route_web_socket(_OUTSIDE, refuse_socket)
    return refused
