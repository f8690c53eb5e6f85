from pathlib import Path

import pytest

from kreyol_desktop.core.errors import CorruptError, InvalidRequestError, NotFoundError
from kreyol_desktop.core.glossary import Term
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.services.glossary_service import GlossaryService

EN, HT = Language.ENGLISH, Language.KREYOL
PACKS = Path(__file__).parents[2] / "resources" / "glossaries"
TERM = Term({EN: ("goat",), HT: ("kabrit",)}, "noun")


@pytest.fixture
def service(tmp_path: Path) -> GlossaryService:
    return GlossaryService(packs=PACKS, user_folder=tmp_path / "own")


def test_the_five_packs_are_listed(service: GlossaryService) -> None:
    infos = service.list()
    assert {info.id for info in infos} == {"health", "school", "law", "agriculture", "disasters"}
    assert all(info.bundled and info.size >= 150 for info in infos)


def test_a_user_glossary_is_saved_listed_used_and_deleted(service: GlossaryService) -> None:
    info = service.save_user_glossary("Mo pa m yo!", [TERM])
    assert (info.id, info.bundled) == ("mo-pa-m-yo", False)
    assert info.id in [i.id for i in service.list()]
    assert service.terms(info.id) == (TERM,)
    assert service.active([info.id], Direction(EN, HT)).find("two goats")
    service.delete(info.id)
    with pytest.raises(NotFoundError):
        service.terms(info.id)


def test_a_changed_glossary_has_another_version(service: GlossaryService) -> None:
    direction = Direction(EN, HT)
    info = service.save_user_glossary("own", [TERM])
    before = service.active([info.id], direction).version
    other = Term({EN: ("goat",), HT: ("bouk",)}, "noun")
    service.save_user_glossary("own", [other, TERM])
    assert service.active([info.id], direction).version != before


def test_the_users_glossary_goes_before_the_pack(service: GlossaryService) -> None:
    own = service.save_user_glossary("own", [Term({EN: ("doctor",), HT: ("medsen",)}, "noun")])
    active = service.active([own.id, "health"], Direction(EN, HT))
    assert [m.target for m in active.find("The doctor has a fever.")] == ["medsen", "lafyèv"]


@pytest.mark.parametrize("suffix", ["csv", "tbx"])
def test_what_is_exported_can_be_imported(
    service: GlossaryService, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"health-copy.{suffix}"
    service.export("health", target)
    take = service.import_tbx if suffix == "tbx" else service.import_csv
    info = take(target)
    assert info.size == len(service.terms("health"))


@pytest.mark.parametrize("glossary_id", ["../secret", "", "a/b", "nothing", "x" * 200])
def test_an_unknown_or_sly_id_is_not_found(service: GlossaryService, glossary_id: str) -> None:
    with pytest.raises(NotFoundError):
        service.terms(glossary_id)
    with pytest.raises(NotFoundError):
        service.delete(glossary_id)


def test_a_pack_cannot_be_deleted(service: GlossaryService) -> None:
    with pytest.raises(InvalidRequestError):
        service.delete("health")


@pytest.mark.parametrize("name", ["", "!!!"])
def test_a_glossary_needs_a_name(service: GlossaryService, name: str) -> None:
    with pytest.raises(InvalidRequestError):
        service.save_user_glossary(name, [TERM])


def test_an_empty_glossary_is_refused(service: GlossaryService) -> None:
    with pytest.raises(InvalidRequestError):
        service.save_user_glossary("own", [])


def test_a_glossary_that_was_spoiled_by_hand_does_not_hide_the_others(
    service: GlossaryService, tmp_path: Path
) -> None:
    service.save_user_glossary("good", [TERM])
    (tmp_path / "own" / "bad.csv").write_text("en,ht\na,b,c\n")
    sizes = {info.id: info.size for info in service.list() if not info.bundled}
    assert sizes == {"good": 1, "bad": 0}
    with pytest.raises(CorruptError, match="line 2"):
        service.terms("bad")


@pytest.mark.parametrize("name", ["no.csv", "no.tbx"])
def test_a_glossary_file_that_is_not_there_is_told(
    service: GlossaryService, tmp_path: Path, name: str
) -> None:
    take = service.import_tbx if name.endswith("tbx") else service.import_csv
    with pytest.raises(NotFoundError):
        take(tmp_path / name)


def test_of_two_chosen_glossaries_the_first_one_counts(service: GlossaryService) -> None:
    service.save_user_glossary("one", [Term({EN: ("goat",), HT: ("bouk",)}, "noun")])
    service.save_user_glossary("two", [TERM])
    (match,) = service.active(["one", "two"], Direction(EN, HT)).find("A goat.")
    assert match.target == "bouk"
    (match,) = service.active(["two", "one"], Direction(EN, HT)).find("A goat.")
    assert match.target == "kabrit"
