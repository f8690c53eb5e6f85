from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import (
    Align,
    Box,
    Fragment,
    OutlineEntry,
    Page,
    Role,
    Run,
    Style,
)
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import EncryptedError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.engines.documents.writers.pdf_in_place import typeset_in_place
from tests.engines.documents.writers.made import (
    block,
    cell,
    pdf_document,
    placed,
    png,
    press,
    shelf,
    translated,
)

SENTENCE = "Clean water protects the whole family."


def source_pdf(path: Path, *lines: tuple[tuple[float, float], str], pages: int = 1) -> Path:
    with pymupdf.open() as pdf:
        for _ in range(pages):
            page = pdf.new_page()
            for point, text in lines:
                page.insert_text(point, text, fontsize=11)
        pdf.save(path)
    return path


def in_place(made, target: Path, **options) -> pymupdf.Document:
    press().write(ArtifactKind.PDF, made, target, WriteOptions(**options))
    return pymupdf.open(target)


def lines_of(page) -> list[tuple[str, pymupdf.Rect]]:
    found = []
    for part in page.get_text("dict")["blocks"]:
        for line in part.get("lines", ()):
            text = "".join(span["text"] for span in line["spans"])
            found.append((text, pymupdf.Rect(line["bbox"])))
    return found


def test_text_is_replaced_where_it_stood_and_all_other_text_stays(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE), ((72, 200), "Not in a block"))
    made = translated(
        pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104))]),
        lambda _: "Dlo pwòp pwoteje tout fanmi an.",
        note=None,
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        texts = dict(lines_of(result[0]))
        assert set(texts) == {"Dlo pwòp pwoteje tout fanmi an.", "Not in a block"}
        assert abs(texts["Dlo pwòp pwoteje tout fanmi an."].x0 - 72) < 1


def test_size_weight_and_colour_of_the_source_are_kept(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE))
    style = Style(font="Helvetica-Bold", size_pt=11, bold=True, color=0x0B4F8A)
    made = translated(
        pdf_document(source, [placed(0, SENTENCE, (72, 88, 270, 104), style=style)]), note=None
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        span = result[0].get_text("dict")["blocks"][0]["lines"][0]["spans"][0]
    assert span["color"] == 0x0B4F8A
    assert "Bold" in span["font"]
    assert "Sans" in span["font"]
    assert span["size"] == pytest.approx(11, rel=0.06)


def test_text_that_needs_no_translation_is_left_exactly_as_it_is(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), "E = mc2"))
    made = translated(
        pdf_document(source, [placed(0, "E = mc2", (72, 88, 130, 104))]), lambda t: t, note=None
    )
    with in_place(made, tmp_path / "b.pdf") as result, pymupdf.open(source) as before:
        assert result[0].get_fonts()[0][3] == before[0].get_fonts()[0][3]
        assert result[0].get_text() == before[0].get_text()


def test_pictures_and_drawings_outside_the_text_do_not_change_by_a_pixel(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 100), SENTENCE, fontsize=11)
        page.insert_image((300, 300, 400, 400), filename=png(tmp_path / "i.png").path)
        page.draw_rect((60, 60, 500, 500), color=(0, 0.5, 0))
        pdf.save(source)
    made = translated(pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104))]), note=None)
    with in_place(made, tmp_path / "b.pdf") as result, pymupdf.open(source) as before:
        for clip in ((50, 120, 560, 560), (50, 50, 560, 80)):
            old = before[0].get_pixmap(clip=clip).samples
            assert result[0].get_pixmap(clip=clip).samples == old


def test_text_grows_into_free_room_instead_of_shrinking(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE), ((72, 300), "Next"))
    long = "Dlo pwòp pwoteje tout fanmi an kont maladi. " * 4
    made = translated(
        pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104))]), lambda _: long, note=None
    )
    reports = list(typeset_in_place(made, tmp_path / "b.pdf", WriteOptions(), shelf()))
    assert reports[0].scales == (1.0,)
    assert reports[0].overflowed == 0


def test_text_without_room_goes_on_on_a_page_of_its_own_and_nothing_overlaps(tmp_path):
    filler = [((72.0, 88.0 + 14 * row), "standing text that stays here") for row in range(2, 50)]
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE), *filler, pages=2)
    long = " ".join(f"mo{n}" for n in range(300))
    blocks = [
        placed(0, SENTENCE, (72, 88, 260, 104)),
        placed(1, SENTENCE, (72, 88, 260, 104), page=1),
    ]
    with in_place(
        translated(pdf_document(source, blocks), lambda _: long, note=None), tmp_path / "b.pdf"
    ) as result:
        assert result.page_count == 4
        joined = result[0].get_text() + result[1].get_text()
        assert "Swit paj 1" in result[1].get_text()
        assert "Swit paj 2" in result[3].get_text()
        shown = [word for word in joined.split() if word.startswith("mo")]
        assert shown == long.split()
        boxes = [box for _, box in lines_of(result[0])]
        overlaps = [
            (a, b)
            for i, a in enumerate(boxes)
            for b in boxes[i + 1 :]
            if (a & b).height > 2 and (a & b).width > 1
        ]
        assert overlaps == []
        assert min(s["size"] for s in spans(result[0])) >= 6


def flat(page) -> str:
    return " ".join(page.get_text().split())


def spans(page):
    for part in page.get_text("dict")["blocks"]:
        for line in part.get("lines", ()):
            yield from line["spans"]


def test_a_paragraph_flows_through_all_its_fragments(tmp_path):
    source = source_pdf(
        tmp_path / "a.pdf", ((72, 100), "First part of it"), ((72, 700), "second"), pages=2
    )
    split = replace(
        block(0, "First part of it second"),
        fragments=(
            Fragment(0, Box(72, 690, 120, 704)),
            Fragment(1, Box(72, 88, 160, 104)),
        ),
    )
    made = translated(
        pdf_document(source, [split]), lambda _: "youn de twa kat senk sis", note=None
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        assert "youn" in result[0].get_text()
        assert "sis" in result[1].get_text()
        assert "second" not in result[0].get_text()


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_text_on_a_turned_page_stands_upright_for_the_reader(rotation, tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((200, 300), SENTENCE, fontsize=11, rotate=rotation)
        page.set_rotation(rotation)
        pdf.save(source)
    with pymupdf.open(source) as pdf:
        box = tuple(pdf[0].get_text("blocks")[0][:4])
        shown = pymupdf.Rect(box) * pdf[0].rotation_matrix
        size = (pdf[0].rect.width, pdf[0].rect.height)
    made = translated(pdf_document(source, [placed(0, SENTENCE, box)]), note=None)
    with in_place(made, tmp_path / "b.pdf") as result:
        page = result[0]
        line = page.get_text("dict")["blocks"][0]["lines"][0]
        assert flat(page) == SENTENCE.upper()
        assert line["dir"] == pytest.approx((1.0, 0.0), abs=1e-3)
        assert pymupdf.Rect(line["bbox"]).intersects(shown)
        assert (page.rect.width, page.rect.height) == size


def test_text_written_up_the_side_stays_on_the_side(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((40, 400), SENTENCE, fontsize=11, rotate=90)
        pdf.save(source)
    with pymupdf.open(source) as pdf:
        box = tuple(pdf[0].get_text("blocks")[0][:4])
    made = translated(
        pdf_document(source, [placed(0, SENTENCE, box)]), lambda _: "Dlo pwòp " * 30, note=None
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        line = result[0].get_text("dict")["blocks"][0]["lines"][0]
        assert line["dir"] == pytest.approx((0.0, -1.0), abs=1e-3)
        assert result.page_count == 1


def test_a_page_with_a_crop_box_keeps_its_text_in_place(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((172, 300), SENTENCE, fontsize=11)
        page.set_cropbox(pymupdf.Rect(100, 150, 500, 700))
        pdf.save(source)
    with pymupdf.open(source) as pdf:
        box = pymupdf.Rect(pdf[0].get_text("blocks")[0][:4])
    made = translated(pdf_document(source, [placed(0, SENTENCE, tuple(box))]), note=None)
    with in_place(made, tmp_path / "b.pdf") as result:
        (_, found), *_ = lines_of(result[0])
        assert flat(result[0]) == SENTENCE.upper()
        assert abs(found.x0 - box.x0) < 1
        assert found.intersects(box)


def test_links_move_with_their_text_and_others_stay(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 100), "See the web site", fontsize=11)
        for rect, uri in (
            ((90, 88, 160, 104), "https://example.org/"),
            ((300, 300, 400, 320), "https://example.com/"),
        ):
            page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(rect), "uri": uri})
        pdf.save(source)
    linked = replace(
        placed(0, "", (72, 88, 160, 104)),
        runs=(Run("See "), Run("the web site", Style(link="https://example.org/"))),
    )
    made = translated(
        pdf_document(source, [linked]),
        lambda t: "Gade sou entènèt la byen vit " if t == "See " else "sit wèb la",
        note=None,
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        links = {link["uri"]: link["from"] for link in result[0].get_links()}
        assert set(links) == {"https://example.org/", "https://example.com/"}
        (place,) = result[0].search_for("sit wèb la")
        assert links["https://example.org/"].contains(pymupdf.Point(place.x0 + 1, place.y0 + 2))
        assert len(result[0].get_links()) == 2


def test_a_script_is_never_made_a_link(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE))
    style = Style(link="javascript:alert(1)")
    made = translated(
        pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104), style=style)]), note=None
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        assert list(result[0].get_links()) == []


def test_outline_title_and_language_are_those_of_the_translation(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        for _ in range(2):
            pdf.new_page().insert_text((72, 100), SENTENCE, fontsize=11)
        pdf.set_toc([[1, "Water", 1], [2, "Soap", 2]])
        pdf.save(source)
    made = replace(
        translated(pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104))])),
        outline_titles={0: "Dlo", 1: "Savon è pwòpte"},
    )
    assert made.document.outline[0] == OutlineEntry(1, "Water", 0)
    with in_place(made, tmp_path / "b.pdf") as result:
        assert [entry[:3] for entry in result.get_toc()] == [
            [1, "Dlo", 1],
            [2, "Savon è pwòpte", 2],
        ]
        assert result.metadata["title"] == "Yon liv"
        catalog = result.pdf_catalog()
        assert result.xref_get_key(catalog, "Lang") == ("string", "ht")
        assert "<rdf:li>ht</rdf:li>" in result.get_xml_metadata()


def test_the_note_comes_last_and_can_be_left_out(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE))
    plain = pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104))])
    with in_place(translated(plain), tmp_path / "b.pdf") as result:
        assert result.page_count == 2
        assert "Se yon machin ki tradui dokiman sa a." in result[-1].get_text()
    with in_place(translated(plain, note=None), tmp_path / "c.pdf") as result:
        assert result.page_count == 1


def test_the_result_is_tagged_for_screen_readers(tmp_path):
    source = source_pdf(
        tmp_path / "a.pdf", ((72, 100), "Heading"), ((72, 140), "cell"), ((72, 180), "item")
    )
    blocks = [
        replace(placed(0, "Heading", (72, 88, 130, 104), role=Role.HEADING), level=2),
        replace(
            cell(1, "cell", 0, 0, header=True), fragments=(Fragment(0, Box(72, 128, 100, 144)),)
        ),
        replace(placed(2, "item", (72, 168, 100, 184), role=Role.LIST_ITEM), level=1),
    ]
    with in_place(
        translated(pdf_document(source, blocks), note=None), tmp_path / "b.pdf"
    ) as result:
        catalog = result.pdf_catalog()
        assert result.xref_get_key(catalog, "MarkInfo")[1].replace(" ", "") == "<</Markedtrue>>"
        kinds = [
            result.xref_get_key(x, "S")[1]
            for x in range(1, result.xref_length())
            if result.xref_get_key(x, "Type")[1] == "/StructElem"
        ]
    assert set(kinds) >= {"/Document", "/H2", "/Table", "/TR", "/TH", "/L", "/LI", "/LBody"}


def test_marks_of_a_tagged_source_are_not_taken_for_those_of_the_result(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 100), SENTENCE, fontsize=11)
        xref = page.get_contents()[0]
        old = b"/P <</MCID 4>> BDC " + pdf.xref_stream(xref) + b" EMC"
        pdf.update_stream(xref, old)
        tree = pdf.get_new_xref()
        pdf.update_object(tree, "<</Type/StructTreeRoot>>")
        pdf.xref_set_key(pdf.pdf_catalog(), "StructTreeRoot", f"{tree} 0 R")
        pdf.save(source)
    made = translated(pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104))]), note=None)
    with in_place(made, tmp_path / "b.pdf") as result:
        assert b"/MCID 5" in result[0].read_contents()
        parents = result.xref_object(
            next(
                x
                for x in range(1, result.xref_length())
                if result.xref_object(x).lstrip().startswith("[ null")
            )
        )
    assert parents.split().count("null") == 5


def test_form_fields_are_left_alone(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 100), SENTENCE, fontsize=11)
        field = pymupdf.Widget()
        field.field_name, field.field_value = "name", "Jan"
        field.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
        field.rect = pymupdf.Rect(72, 92, 200, 130)
        page.add_widget(field)
        pdf.save(source)
    made = translated(pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104))]), note=None)
    with in_place(made, tmp_path / "b.pdf") as result:
        assert [(w.field_name, w.field_value) for w in result[0].widgets()] == [("name", "Jan")]


def test_on_a_scan_the_old_text_is_painted_over(tmp_path):
    picture = tmp_path / "scan.png"
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.draw_rect(page.rect, fill=(0.9, 0.85, 0.7), color=None)
        page.insert_text((50, 100), "OLD WORDS", fontsize=20)
        page.get_pixmap(dpi=150).save(picture)
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.insert_image(page.rect, filename=picture)
        pdf.save(source)
    scanned = replace(
        pdf_document(source, [placed(0, "OLD WORDS", (48, 82, 200, 106))]),
        pages=(Page(0, 300, 200, scanned=True, ocr=True),),
    )
    made = translated(scanned, lambda _: "mo", note=None)
    with in_place(made, tmp_path / "b.pdf") as result:
        assert result[0].get_text().strip() == "mo"
        pixels = result[0].get_pixmap(clip=(100, 84, 198, 104), alpha=False)
        shades = {pixels.pixel(x, y) for x in range(pixels.width) for y in range(pixels.height)}
    assert min(min(shade) for shade in shades) > 120  # no black letters are left
    assert len(shades) < 6  # the colour of the paper


def test_letters_that_must_be_joined_are_shaped(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE))
    made = translated(
        pdf_document(source, [placed(0, SENTENCE, (72, 88, 260, 104))]),
        lambda _: "مرحبا بالعالم",
        note=None,
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        assert SENTENCE not in result[0].get_text()
        assert result[0].get_text().strip()


def test_underlines_follow_their_text(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((72, 100), SENTENCE, fontsize=11)
        page.draw_rect((72, 101.5, 258, 102.2), fill=(0, 0, 0), color=None)
        page.draw_line((60, 400), (500, 400))
        pdf.save(source)
    made = translated(
        pdf_document(source, [placed(0, SENTENCE, (72, 88, 264, 104))]), lambda _: "Dlo", note=None
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        drawn = [drawing["rect"] for drawing in result[0].get_drawings()]
    assert any(abs(rect.y0 - 400) < 2 for rect in drawn)
    under = [rect for rect in drawn if rect.y1 < 200]
    assert len(under) == 1
    assert under[0].width < 40


def test_a_leader_still_leads_to_the_page_number(tmp_path):
    line = "Chapter one ........................ 12"
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), line))
    with pymupdf.open(source) as pdf:
        box = tuple(pdf[0].get_text("blocks")[0][:4])
    made = translated(
        pdf_document(source, [placed(0, line, box)]), lambda _: "Premye chapit 12", note=None
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        text = result[0].get_text()
        assert "Premye chapit" in text
        assert "....." in text
        number = result[0].search_for("12")[-1]
        assert abs(number.x1 - box[2]) < 3


def test_a_password_is_asked_for_and_used(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 100), SENTENCE, fontsize=11)
        pdf.save(source, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="sekrè", owner_pw="x")
    made = translated(
        replace(
            pdf_document(
                source_pdf(tmp_path / "plain.pdf", ((72, 100), SENTENCE)),
                [placed(0, SENTENCE, (72, 88, 260, 104))],
            ),
            path=source,
        ),
        note=None,
    )
    with pytest.raises(EncryptedError):
        in_place(made, tmp_path / "b.pdf")
    with in_place(made, tmp_path / "c.pdf", password="sekrè") as result:
        assert flat(result[0]) == SENTENCE.upper()


def test_centred_lines_stay_centred(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_textbox((0, 80, page.rect.width, 110), "A short title", fontsize=14, align=1)
        page.insert_text((40, 200), "text at the left edge")
        pdf.save(source)
    with pymupdf.open(source) as pdf:
        box = tuple(pdf[0].get_text("blocks")[0][:4])
        middle = pdf[0].rect.width / 2
    title = replace(placed(0, "A short title", box), align=Align.CENTER)
    other = placed(1, "text at the left edge", (40, 188, 140, 204))
    made = translated(pdf_document(source, [title, other]), lambda t: t + " " + t, note=None)
    with in_place(made, tmp_path / "b.pdf") as result:
        line = next(rect for text, rect in lines_of(result[0]) if "title" in text)
    assert abs((line.x0 + line.x1) / 2 - middle) < 2


def test_a_label_stays_in_the_middle_of_its_box(tmp_path):
    source = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.draw_rect((100, 100, 200, 118), fill=(0.8, 0.8, 0.8))
        start = 150 - pymupdf.get_text_length("Elastic anchor nut", fontsize=9) / 2
        page.insert_text((start, 112), "Elastic anchor nut", fontsize=9)
        page.insert_text((40, 200), "text at the left edge")
        pdf.save(source)
    with pymupdf.open(source) as pdf:
        box = tuple(pdf[0].get_text("blocks")[0][:4])
    made = translated(
        pdf_document(source, [placed(0, "Elastic anchor nut", box)]), lambda _: "Ekwou", note=None
    )
    with in_place(made, tmp_path / "b.pdf") as result:
        line = next(rect for text, rect in lines_of(result[0]) if "Ekwou" in text)
    assert abs((line.x0 + line.x1) / 2 - 150) < 2


def test_the_number_of_a_heading_keeps_its_place_and_its_distance(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), "5"), ((104, 100), "Opening"))
    heading = replace(placed(0, "5 Opening", (72, 88, 160, 104)), role=Role.HEADING, level=1)
    made = translated(pdf_document(source, [heading]), lambda _: "5 Ouvèti", note=None)
    with in_place(made, tmp_path / "b.pdf") as result:
        found = {text.strip(): rect.x0 for text, rect in lines_of(result[0])}
    assert found.keys() == {"5", "Ouvèti"}
    assert found["5"] == pytest.approx(72, abs=1)
    assert found["Ouvèti"] == pytest.approx(104, abs=1)


@pytest.mark.parametrize("kind", [ArtifactKind.BILINGUAL_PDF, ArtifactKind.ALTERNATING_PDF])
def test_bilingual_pages_show_both_texts(kind, tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE), pages=2)
    blocks = [placed(n, SENTENCE, (72, 88, 260, 104), page=n) for n in range(2)]
    made = translated(pdf_document(source, blocks))
    target = tmp_path / "b.pdf"
    press().write(kind, made, target, WriteOptions())
    with pymupdf.open(target) as result:
        texts = [page.get_text() for page in result]
        widths = {round(page.rect.width) for page in result}
    if kind is ArtifactKind.BILINGUAL_PDF:
        assert all(SENTENCE in text and SENTENCE.upper() in text for text in texts[:2])
        assert widths == {2 * 595}
        assert len(texts) == 3
    else:
        assert [SENTENCE in text for text in texts] == [True, False, True, False, False]
        assert [SENTENCE.upper() in text for text in texts] == [False, True, False, True, False]


def test_the_file_does_not_swell(tmp_path):
    source = source_pdf(tmp_path / "a.pdf", ((72, 100), SENTENCE), pages=30)
    blocks = [placed(n, SENTENCE, (72, 88, 260, 104), page=n) for n in range(30)]
    made = translated(pdf_document(source, blocks))
    with in_place(made, tmp_path / "b.pdf"):
        pass
    assert (tmp_path / "b.pdf").stat().st_size < source.stat().st_size + 60_000
