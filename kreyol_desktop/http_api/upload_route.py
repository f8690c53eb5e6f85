"""Routes whose files go straight into the data folder, past the system's folder for temporary ones.

FastAPI's own form parser gathers each file in memory, then in a temporary file; a document would be
written twice, and once where other users' programs may look.
"""

from collections.abc import Callable, Coroutine
from contextlib import aclosing
from typing import Any, cast

from fastapi import Request, UploadFile
from fastapi.routing import APIRoute
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.responses import Response

from kreyol_desktop.http_api.uploads import UploadedFile, UploadFolder

MAX_FILES = 4


class UploadRoute(APIRoute):
    """A route with one uploaded file, or none."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_upload(request: Request) -> Response:
            return await handle(_UploadRequest(request.scope, request.receive))

        return handle_upload


def uploaded(file: UploadFile) -> UploadedFile:
    """The file behind a form's field, in a route of this class."""
    received = cast(object, file.file)
    assert isinstance(received, UploadedFile)
    return received


class _UploadRequest(Request):
    async def _get_form(
        self,
        *,
        max_files: float = MAX_FILES,
        max_fields: float = 1000,
        max_part_size: int = 1024 * 1024,
    ) -> FormData:
        media_type = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if self._form is not None or media_type != "multipart/form-data":
            return await super()._get_form(
                max_files=max_files, max_fields=max_fields, max_part_size=max_part_size
            )
        try:
            async with aclosing(self.stream()) as stream:
                parser = _StraightParser(
                    self.headers,
                    stream,
                    max_files=min(max_files, MAX_FILES),
                    max_fields=max_fields,
                    max_part_size=max_part_size,
                )
                parser.uploads = self.app.state.context.uploads
                self._form = await parser.parse()
        except MultiPartException as error:
            raise HTTPException(400, error.message) from None
        return self._form


class _StraightParser(MultiPartParser):
    uploads: UploadFolder

    def on_headers_finished(self) -> None:
        super().on_headers_finished()
        part = self._current_part
        if part.file is not None:
            # Nothing was written to the file in memory that this one takes the place of.
            part.file.file.close()
            received = cast(Any, self.uploads.receive(part.file.filename))
            part.file.file = received
            self._files_to_close_on_error[-1] = received
