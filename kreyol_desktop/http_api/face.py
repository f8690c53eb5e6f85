"""The one call by which the window and the command line get a server."""

from collections.abc import Callable

from fastapi import FastAPI

from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.access import ServerAddress
from kreyol_desktop.http_api.api_services import ApiConfig, ApiServices
from kreyol_desktop.http_api.app import create_app
from kreyol_desktop.http_api.observation import RequestRecord
from kreyol_desktop.http_api.server import ApiServer
from kreyol_desktop.http_api.token_store import TokenStore


def build_server(
    services: ApiServices,
    settings: ServerSettings,
    tokens: TokenStore,
    on_request: Callable[[RequestRecord], None] | None = None,
) -> ApiServer:
    """A server over the services, not yet started. New settings need a new server.

    ``on_request`` hears of every answered request, on the server's thread.
    """

    def make_app(address: ServerAddress) -> FastAPI:
        return create_app(services, ApiConfig(address, settings, tokens, on_request))

    return ApiServer(make_app, settings)
