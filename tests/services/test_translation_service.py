from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.document import Block, Document, Role, Run, Style
from kreyol_desktop.core.errors import EmptyInputError, LanguageError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.progress import Stage, no_checkpoint
from kreyol_desktop.core.segment import Flag, Origin
from kreyol_desktop.services.translation_service import TranslationOptions
from tests.services.translation_stand import TranslationStand

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL
FRESH = TranslationOptions(use_memory=False)


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TranslationStand]:
    stand = TranslationStand(tmp_path_factory.mktemp("translation"))
    yield stand
    stand.close()


def translate(
    stand: TranslationStand, text: str, source: Language | None = EN, **kw: object
) -> str:
    options = TranslationOptions(use_memory=False, **kw)  # type: ignore[arg-type] # test shorthand
    return stand.service.translate_text(text, source=source, target=HT, options=options).text


def test_a_plain_sentence_comes_out_in_kreyol(stand: TranslationStand) -> None:
    assert translate(stand, "Do not drink this water.") == "Pa bwè dlo sa a."


def test_french_is_translated_too(stand: TranslationStand) -> None:
    assert "dlo" in translate(stand, "Ne buvez pas cette eau.", FR).lower()


def test_paragraphs_bullets_numbers_and_white_space_stay(stand: TranslationStand) -> None:
    text = "\n  1. Drink clean water.\n\n   • Wash your hands.\r\n\tGo home.  \n"
    out = translate(stand, text)
    assert out.startswith("\n  1. ")
    assert "\n\n   • " in out
    assert "\r\n\t" in out
    assert out.endswith("  \n")


def test_addresses_placeholders_and_code_pass_unharmed(stand: TranslationStand) -> None:
    kept = ["https://www.example.org/a?b=1&c=2", "info@example.org", "{name}", "%s", "`rm -rf`"]
    text = f"Hello {{name}}, write to info@example.org or open {kept[0]}. Run `rm -rf` %s times."
    out = translate(stand, text)
    assert [part for part in kept if part not in out] == []


def test_capitals_come_back_as_capitals(stand: TranslationStand) -> None:
    out = translate(stand, "WASH YOUR HANDS")
    assert out == out.upper()
    assert "MEN" in out


def test_a_mixed_text_leaves_kreyol_alone_and_translates_the_rest(stand: TranslationStand) -> None:
    kreyol = "Tout moun fèt pou yo bwè dlo ki pwòp chak jou."
    text = f"You must drink clean water every day.\n{kreyol}\nVous devez boire de l'eau propre."
    result = stand.service.translate_text(text, source=None, target=HT, options=FRESH)
    lines = result.text.split("\n")
    assert lines[1] == kreyol
    assert result.segments[1].origin is Origin.COPIED
    assert [s.language for s in result.segments] == [EN, HT, FR]
    assert "dlo" in lines[0]
    assert "dlo" in lines[2]


OPENS = "The clinic opens at eight in the morning."
FRENCH_ASIDE = "Veuillez apporter votre carte d'identité et une preuve d'adresse."
KREYOL_ASIDE = "Tanpri pote kat idantite w ak yon prèv adrès."
FIRST = "Children under five are seen first."


@pytest.mark.parametrize("source", [None, EN])
def test_a_kreyol_sentence_inside_a_paragraph_stays(
    stand: TranslationStand, source: Language | None
) -> None:
    result = stand.service.translate_text(
        f"{OPENS} {KREYOL_ASIDE} {FIRST}", source=source, target=HT, options=FRESH
    )
    assert [s.language for s in result.segments] == [EN, HT, EN]
    assert result.segments[1].text == KREYOL_ASIDE
    assert result.source is EN
    assert all(s.text != s.source for s in result.segments[::2])


DIALOGUE = "Bonjou, Mari! How are you? Mwen byen, mèsi. Answer quickly! Kote ou ye?"


@pytest.mark.parametrize("source", [None, EN])
def test_tiny_sentences_in_another_language_are_not_left_in_a_kreyol_paragraph(
    stand: TranslationStand, source: Language | None
) -> None:
    result = stand.service.translate_text(DIALOGUE, source=source, target=HT, options=FRESH)
    assert [s.language for s in result.segments] == [HT, EN, HT, EN, HT]
    assert [s.text == s.source for s in result.segments] == [True, False, True, False, True]


def test_a_tiny_sentence_that_is_no_kreyol_is_flagged_where_nobody_can_tell_its_language(
    stand: TranslationStand,
) -> None:
    text = "Bonjou, Mari! Answer quickly! Mwen byen, mèsi anpil. Kote ou ye jodi a?"
    result = stand.service.translate_text(text, source=None, target=HT, options=FRESH)
    assert [bool(s.flags) for s in result.segments] == [False, True, False, False]
    assert result.segments[1].flags == {Flag.LANGUAGE}
    assert result.text == text


def test_a_french_sentence_inside_an_english_paragraph_is_french(stand: TranslationStand) -> None:
    text = f"{OPENS} {FRENCH_ASIDE} {FIRST}"
    result = stand.service.translate_text(text, source=None, target=HT, options=FRESH)
    stated = stand.service.translate_text(text, source=EN, target=HT, options=FRESH)
    assert [s.language for s in result.segments] == [EN, FR, EN]
    assert [s.language for s in stated.segments] == [EN, EN, EN]
    assert result.segments[1].text == translate(stand, FRENCH_ASIDE, FR)


def test_an_english_sentence_inside_a_kreyol_paragraph_is_translated(
    stand: TranslationStand,
) -> None:
    text = f"Klinik la louvri chak jou pou tout moun. {OPENS} {KREYOL_ASIDE}"
    result = stand.service.translate_text(text, source=None, target=HT, options=FRESH)
    assert [s.language for s in result.segments] == [HT, EN, HT]
    assert result.segments[1].text == translate(stand, OPENS)


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("Bring your passport and/or your birth certificate.", EN, ["ak/oswa"]),
        ("Apportez votre passeport et/ou votre acte de naissance.", FR, ["ak/oswa"]),
        ("Le cours commence à 9h.", FR, ["9è"]),
        ("Ouvert de 8h à 17h.", FR, ["8è", "17è"]),
        ("Take one tablet every 8 h.", EN, ["8 èdtan"]),
        ("Open from 8am to 5pm.", EN, ["8è nan maten", "5è nan apremidi"]),
        ("CHAPTER 3: WATER AND SANITATION", EN, ["CHAPIT 3: ", " AK "]),
        ("Under § 12(a), the tenant must give notice.", EN, ["§ 12(a)"]),
        ("Have you seen https://example.org/a?b=1&c=2?", EN, ["https://example.org/a?b=1&c=2?"]),
        ("Écrivez à info@exemple.org.", FR, ["info@exemple.org."]),
        ("1.1 General rules", EN, ["1.1 Règ"]),
    ],
)
def test_what_small_models_garble_comes_out_as_kreyol_writes_it(
    stand: TranslationStand, text: str, source: Language, said: list[str]
) -> None:
    result = translate(stand, text, source)
    assert [part for part in said if part not in result] == []


def test_numbered_clauses_keep_their_numbers(stand: TranslationStand) -> None:
    out = translate(stand, "(i) the applicant is a minor; (ii) the applicant has no income.")
    assert out.startswith("(i) ")
    assert "; (ii) " in out


@pytest.mark.parametrize("text", ["He/she must sign his/her name.", "The student(s) must sign."])
def test_forms_for_two_genders_or_numbers_leave_no_trace(
    stand: TranslationStand, text: str
) -> None:
    assert not set("/()") & set(translate(stand, text))


def test_an_unsupported_language_is_reported(stand: TranslationStand) -> None:
    with pytest.raises(LanguageError):
        stand.service.translate_text("你好世界，今天天气很好。", source=None, target=HT)


def test_a_foreign_paragraph_is_kept_and_flagged(stand: TranslationStand) -> None:
    text = "Drink clean water every day.\nПривет, как твои дела сегодня?"
    result = stand.service.translate_text(text, source=None, target=HT, options=FRESH)
    assert result.segments[1].text == "Привет, как твои дела сегодня?"
    assert result.segments[1].flags == {Flag.LANGUAGE}


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_text_is_an_error(stand: TranslationStand, text: str) -> None:
    with pytest.raises(EmptyInputError):
        stand.service.translate_text(text, source=EN, target=HT)


@pytest.mark.parametrize("text", ["...", "?!", "123", "— 42 —", "☃", "$5.00"])
def test_what_has_no_words_passes_through(stand: TranslationStand, text: str) -> None:
    assert translate(stand, text) == text


def test_a_direction_without_a_model_is_an_error(stand: TranslationStand) -> None:
    with pytest.raises(LanguageError):
        stand.service.translate_text("Bonjou", source=HT, target=EN)


def test_the_second_time_comes_from_the_memory(stand: TranslationStand) -> None:
    first = stand.service.translate_text("The goat is eating.", source=EN, target=HT)
    again = stand.service.translate_text("The  goat is eating.", source=EN, target=HT)
    assert not first.cached
    assert again.cached
    assert again.segments[0].origin is Origin.MEMORY
    assert again.text == first.text


def test_a_correction_outranks_the_model(stand: TranslationStand) -> None:
    stand.service.translate_text("The mule is tired.", source=EN, target=HT)
    stand.service.correct("The mule is tired.", "Milèt la bouke.", Direction(EN, HT))
    result = stand.service.translate_text("The mule is tired.", source=EN, target=HT)
    assert result.text == "Milèt la bouke."
    assert result.segments[0].origin is Origin.HUMAN
    assert result.segments[0].flags == frozenset()


def test_a_close_sentence_is_offered_and_not_applied(stand: TranslationStand) -> None:
    stand.service.correct("The old mule is hungry.", "Vye milèt la grangou.", Direction(EN, HT))
    matches = stand.service.fuzzy("The old mule is hungry!", Direction(EN, HT))
    assert matches[0].target == "Vye milèt la grangou."
    result = stand.service.translate_text("The old mule is hungry!", source=EN, target=HT)
    assert result.segments[0].origin is Origin.MODEL


def test_alternatives_are_other_translations(stand: TranslationStand) -> None:
    options = TranslationOptions(use_memory=False, alternatives=2)
    result = stand.service.translate_text(
        "The children are going to school.", source=EN, target=HT, options=options
    )
    others = result.segments[0].alternatives
    assert 1 <= len(others) <= 2
    assert result.text not in others


def test_html_keeps_its_tags_on_the_right_words(stand: TranslationStand) -> None:
    html = '<p>Wash your <b>hands</b> with <a href="x?a=1&amp;b=2">clean water</a>.</p>'
    assert translate(stand, html, html=True) == (
        '<p>Lave <b>men</b> ou ak <a href="x?a=1&amp;b=2">dlo pwòp</a>.</p>'
    )


def document(*blocks: Block) -> Document:
    return Document(Path("x.txt"), "text/plain", blocks)


def test_a_document_is_cut_into_sentences_with_languages_and_styles(
    stand: TranslationStand,
) -> None:
    bold = Style(bold=True)
    doc = document(
        Block(0, Role.HEADING, (Run("Clean water"),)),
        Block(1, Role.PARAGRAPH, (Run("The "), Run("red book", bold), Run(" is here. It is old."))),
        Block(2, Role.PAGE_NUMBER, (Run("3"),)),
        Block(3, Role.PARAGRAPH, (Run("Liv sa a se pou tout timoun lekòl yo."),)),
    )
    segments = stand.service.segment_document(doc, source=None, target=HT)
    assert [(s.id, s.block, s.source, s.separator) for s in segments] == [
        (0, 0, "Clean water", ""),
        (1, 1, "The red book is here.", " "),
        (2, 1, "It is old.", ""),
        (3, 3, "Liv sa a se pou tout timoun lekòl yo.", ""),
    ]
    assert [s.language for s in segments] == [EN, EN, EN, HT]
    assert [run.text for run in segments[1].runs] == ["The ", "red book", " is here."]


def test_styles_are_laid_on_the_translation(stand: TranslationStand) -> None:
    bold = Style(bold=True)
    doc = document(
        Block(0, Role.PARAGRAPH, (Run("Drink "), Run("clean water", bold), Run(" every day.")))
    )
    segments = stand.service.segment_document(doc, source=EN, target=HT)
    (done,) = stand.service.translate_segments(
        segments, source=EN, target=HT, options=FRESH, checkpoint=no_checkpoint
    )
    assert "".join(run.text for run in done.target_runs) == done.target
    assert [run.text.strip() for run in done.target_runs if run.style.bold] == ["dlo pwòp"]


def test_marks_of_notes_are_printed_but_neither_translated_nor_spoken(
    stand: TranslationStand,
) -> None:
    high = Style(superscript=True)
    runs = (Run("Clean water"), Run("1", high), Run(" protects the family."), Run("2", high))
    doc = document(Block(0, Role.PARAGRAPH, (*runs, Run(" Wash your hands."))))
    segments = stand.service.segment_document(doc, source=EN, target=HT)
    assert [s.source for s in segments] == ["Clean water protects the family.", "Wash your hands."]
    first, second = stand.service.translate_segments(
        segments, source=EN, target=HT, options=FRESH, checkpoint=no_checkpoint
    )
    assert not any(character.isdigit() for character in first.text + second.text)
    assert [run.text for run in first.target_runs if run.style.superscript] == ["1", "2"]
    assert first.printed.startswith("Dlo")
    assert first.printed.endswith(".2")
    assert not second.notes


def test_what_is_left_as_it_is_keeps_its_styles_and_notes(stand: TranslationStand) -> None:
    runs = (Run("Dlo "), Run("pwòp", Style(bold=True)), Run("1", Style(superscript=True)))
    doc = document(Block(0, Role.PARAGRAPH, (*runs, Run(" pou tout moun nan peyi a."))))
    segments = stand.service.segment_document(doc, source=HT, target=HT)
    (done,) = stand.service.align_runs(segments, HT)
    assert done.target_runs == doc.blocks[0].runs


def test_segments_stream_in_order_and_report_progress(stand: TranslationStand) -> None:
    doc = document(
        *(Block(n, Role.PARAGRAPH, (Run(f"I have {n} goats at home."),)) for n in range(30))
    )
    seen: list[tuple[Stage, int, int]] = []
    segments = stand.service.segment_document(doc, source=EN, target=HT)
    done = list(
        stand.service.translate_segments(
            segments,
            source=EN,
            target=HT,
            options=FRESH,
            checkpoint=lambda stage, n, total: seen.append((stage, n, total)),
        )
    )
    assert [s.id for s in done] == list(range(30))
    assert seen[0] == (Stage.TRANSLATE, 0, 30)
    assert seen[-1] == (Stage.TRANSLATE, 30, 30)
    assert all(str(n) in (s.target or "") for n, s in enumerate(done) if n > 1)
