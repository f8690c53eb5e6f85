"""A model out of Kreyòl over HTTP: offered, recognised, used."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.bootstrap import build_application
from kreyol_desktop.http_api.api_services import ApiServices
from kreyol_desktop.server_face import api_services
from tests.http_api.conftest import Serve, paths_under
from tests.reverse_model import REVERSE_MODEL_ID, make_reverse_model

KREYOL = "Dlo a pwòp, epi timoun yo bwè l chak jou."


@pytest.fixture
def services(tmp_path: Path) -> Iterator[ApiServices]:
    """The services of a program in which the model is installed."""
    built = build_application(paths_under(tmp_path / "program"))
    built.models.install(make_reverse_model(tmp_path / REVERSE_MODEL_ID))
    yield api_services(built)
    built.close()


def test_a_new_direction_is_offered_and_used(serve: Serve) -> None:
    live = serve()
    offered = {row["code"]: row["targets"] for row in live.get("/languages").json()}
    assert offered["ht"] == ["en", "fr"]
    assert "ht" in offered["en"]
    ours = live.post(
        "/api/v1/translate", json={"text": KREYOL, "source_lang": "auto", "target_lang": "fr"}
    )
    assert ours.status_code == 200
    theirs = live.post("/translate", json={"q": KREYOL, "source": "ht", "target": "en"})
    assert theirs.status_code == 200
    assert theirs.json()["translatedText"].strip()
