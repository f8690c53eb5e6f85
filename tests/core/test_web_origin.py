"""Which texts name the origin of a web page."""

import pytest

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.web_origin import web_origin


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("http://localhost:3000", "http://localhost:3000"),
        (" HTTPS://Intranet.Example/ ", "https://intranet.example"),
        ("https://intranet.example:443", "https://intranet.example"),
        ("http://intranet.example:443", "http://intranet.example:443"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("moz-extension://0b4f-11", "moz-extension://0b4f-11"),
    ],
)
def test_an_origin_is_written_as_browsers_send_it(text: str, origin: str) -> None:
    assert web_origin(text) == origin


@pytest.mark.parametrize(
    "text",
    [
        "",
        "*",
        "null",
        "not an origin",
        "localhost:3000",
        "http://",
        "http://a.example/path",
        "http://a.example?x=1",
        "http://user@a.example",
        "http://a.example:70000",
        "http://*.example",
        "file://",
        "javascript://a.example",
    ],
)
def test_what_is_no_origin_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequestError):
        web_origin(text)
