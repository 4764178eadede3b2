"""Holds pages to the promise that reading asks nothing of any other host."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route, WebSocketRoute


def refuse_outside_requests(context: BrowserContext) -> list[str]:
    """A list that receives the address of every request to another host; the requests themselves are refused."""
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.abort()

    def refuse_socket(socket: WebSocketRoute) -> None:
        refused.append(socket.url)
        socket.close()

    context.route(_is_outside, refuse)
    context.route_web_socket(_is_outside, refuse_socket)
    return refused


def _is_outside(address: str) -> bool:
    # Addresses that begin with file: or data: have no host.
    return (urlsplit(address).hostname or "127.0.0.1") != "127.0.0.1"
