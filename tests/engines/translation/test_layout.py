import pytest

from kreyol_desktop.engines.translation.layout import hard_spaces_like, paragraphs, wrap_like


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Last name: ____  First name: ____", ["Last name: ____", "First name: ____"]),
        ("Sex: [ ] M  [X] F", ["Sex: [ ] M", "[X] F"]),
        ("☐ Yes  ☐ No", ["☐ Yes", "☐ No"]),
        ("Welcome! / Bienvenue !", ["Welcome!", "Bienvenue !"]),
        ("The  house and/or the shed", ["The  house and/or the shed"]),
        ("Qty\tPrice   Total", ["Qty", "Price", "Total"]),
    ],
)
def test_the_fields_of_a_form_are_told_apart(text: str, pieces: list[str]) -> None:
    found = list(paragraphs(text))
    assert [piece for piece, _ in found] == pieces
    assert "".join(piece + gap for piece, gap in found) == text


def test_breaks_fall_where_they_fell_with_their_indent() -> None:
    source = "one two three\n   four five six"
    assert wrap_like(source, "en de twa kat senk sis") == "en de twa\n   kat senk sis"
    assert wrap_like("a\nb\nc", "en") == "en"


def test_thousands_of_breaks_keep_their_number() -> None:
    source = "\n".join(["some words here"] * 20_000)
    out = wrap_like(source, " ".join(["kèk mo la"] * 20_000))
    assert out.count("\n") == source.count("\n")


def test_spaces_that_do_not_break_come_back_between_the_same_words() -> None:
    assert hard_spaces_like("10\u00a0kg de riz", "10 kg diri") == "10\u00a0kg diri"
    assert hard_spaces_like("M.\u00a0Jean\u00a0Noël", "M. Jean Noël") == ("M.\u00a0Jean\u00a0Noël")
    assert hard_spaces_like("le\u00a0riz", "diri a") == "diri a"
