"""Errors: every class has a status, every dialect its shape, nothing private gets out."""

import pytest

from kreyol_desktop.core.errors import (
    DatabaseTooNewError,
    KreyolError,
    NotFoundError,
    TooLargeError,
    UnsupportedFormatError,
    error_classes,
)
from kreyol_desktop.http_api.problems import (
    BUG,
    STATUS,
    Dialect,
    Problem,
    dialect_of,
    http_problem,
    problem_body,
    problem_of,
    status_of,
    without_paths,
)


@pytest.mark.parametrize("kind", list(error_classes()), ids=lambda kind: kind.__name__)
def test_every_error_class_has_a_status_of_failure(kind: type[KreyolError]) -> None:
    assert 400 <= status_of(kind) < 600
    problem = problem_of(kind("What happened.", hint="What to do."))
    assert problem.code == kind.code
    assert problem_body(problem, Dialect.OWN) == {
        "error": {"code": kind.code, "message": "What happened.", "hint": "What to do."}
    }


def test_the_table_names_only_error_classes() -> None:
    assert set(STATUS) <= set(error_classes())


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (NotFoundError, 404),
        (TooLargeError, 413),
        (UnsupportedFormatError, 415),
        (DatabaseTooNewError, 503),
    ],
)
def test_well_known_classes_have_well_known_statuses(kind: type[KreyolError], status: int) -> None:
    assert status_of(kind) == status


@pytest.mark.parametrize(
    ("path", "dialect"),
    [
        ("/translate", Dialect.LIBRETRANSLATE),
        ("/detect", Dialect.LIBRETRANSLATE),
        ("/languages", Dialect.LIBRETRANSLATE),
        ("/translate_file", Dialect.LIBRETRANSLATE),
        ("/download_file/x", Dialect.LIBRETRANSLATE),
        ("/v1/audio/speech", Dialect.OPENAI),
        ("/api/v1/translate", Dialect.OWN),
        ("/", Dialect.OWN),
    ],
)
def test_each_path_answers_in_its_clients_dialect(path: str, dialect: Dialect) -> None:
    assert dialect_of(path) is dialect


def test_libretranslate_errors_are_one_string() -> None:
    assert problem_body(Problem(400, "c", "Bad.", "Fix it."), Dialect.LIBRETRANSLATE) == {
        "error": "Bad. Fix it."
    }


@pytest.mark.parametrize(
    ("status", "kind"), [(400, "invalid_request_error"), (500, "server_error")]
)
def test_openai_errors_have_their_four_fields(status: int, kind: str) -> None:
    assert problem_body(Problem(status, "c", "Bad."), Dialect.OPENAI) == {
        "error": {"message": "Bad.", "type": kind, "param": None, "code": "c"}
    }


@pytest.mark.parametrize(
    "path",
    [
        "/home/mari/Dokiman/lèt.pdf",
        "C:\\Users\\Mari\\lèt.pdf",
        "\\\\server\\share\\lèt.pdf",
        "/tmp/x/y",
    ],
)
def test_paths_are_taken_out_of_messages(path: str) -> None:
    assert without_paths(f"Cannot open {path}: denied.") == "Cannot open (file): denied."


def test_addresses_of_the_api_stay_in_hints() -> None:
    assert problem_of(NotFoundError("x", hint="GET /api/v1/voices")).hint == "GET /api/v1/voices"


def test_a_bare_status_gets_a_code_and_keeps_its_headers() -> None:
    problem = http_problem(405, {"Allow": "GET"})
    assert (problem.code, problem.headers["Allow"]) == ("http.method", "GET")
    assert http_problem(418).code == "http.418"
    assert http_problem(401).headers["WWW-Authenticate"] == "Bearer"
    assert BUG.status == 500
