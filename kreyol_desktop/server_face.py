"""Joins the local server to the application."""

from collections.abc import Callable

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.api_services import ApiServices
from kreyol_desktop.http_api.server_switch import ServerSwitch


def api_services(application: Application) -> ApiServices:
    """The services behind the HTTP routes."""
    return ApiServices(
        jobs=application.jobs,
        translation=application.translation,
        speech=application.speech,
        models=application.models,
        settings=application.settings,
        documents=application.documents,
        artifacts=application.artifacts,
        monitor=application.monitor,
        usage=application.usage,
        paths=application.paths,
    )


def server_switch(
    application: Application, settings: Callable[[], ServerSettings] | None = None
) -> ServerSwitch:
    """The switch of the local server; it follows the user's settings unless told otherwise."""
    follow = settings or (lambda: application.settings.current.server)
    return ServerSwitch(api_services(application), follow, application.paths.token)
