from pathlib import Path

from kreyol_desktop.core.document import Block, Document, Role, Run, Style
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.core.translated import TranslatedDocument

BOLD = Style(bold=True)
BLOCK = Block(0, Role.PARAGRAPH, (Run("One. ", BOLD), Run("Two.")))


def translated(*segments):
    document = Document(Path("a.txt"), "text/plain", (BLOCK,))
    return TranslatedDocument(document, {0: segments} if segments else {}, Language.KREYOL)


def test_a_block_without_segments_keeps_its_source():
    assert translated().target_text(BLOCK) == "One. Two."
    assert translated().target_runs(BLOCK) == BLOCK.runs


def test_segments_are_joined_with_their_separators():
    both = translated(
        Segment(0, 0, "One.", " ", target="Youn."), Segment(1, 0, "Two.", target="De.")
    )
    assert both.target_text(BLOCK) == "Youn. De."


def test_segments_without_runs_take_the_first_style_of_the_block():
    one = translated(Segment(0, 0, "One. Two.", target="Youn. De."))
    assert one.target_runs(BLOCK) == (Run("Youn. De.", BOLD),)


def test_styled_targets_keep_their_runs():
    runs = (Run("Youn. "), Run("De.", BOLD))
    one = translated(Segment(0, 0, "One. Two.", target="Youn. De.", target_runs=runs))
    assert one.target_runs(BLOCK) == runs
