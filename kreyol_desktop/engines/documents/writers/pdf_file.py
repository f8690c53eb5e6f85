"""Opening the source PDF, and what concerns the file as a whole: outline, language, saving."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document import Document
from kreyol_desktop.core.errors import CorruptError, EncryptedError, TypesettingError
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.sniffing import IMAGES
from kreyol_desktop.engines.documents.writers.content import title_of

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@contextmanager
def mupdf_failures() -> Iterator[None]:
    """MuPDF's own errors are no RuntimeErrors: raise TypesettingError instead."""
    import pymupdf  # heavy: only when something is typeset

    try:
        yield
    except pymupdf.mupdf.FzErrorBase as error:
        raise TypesettingError(
            f"The PDF could not be typeset: {type(error).__name__}.",
            hint="Try another format for this document.",
        ) from error


@contextmanager
def open_source(document: Document, password: str | None) -> Iterator[Any]:
    """``document``'s file as a PyMuPDF PDF; a picture is a page, or several.

    Raises CorruptError or EncryptedError.
    """
    import pymupdf  # heavy: only when something is typeset

    with mupdf_failures():
        try:
            pdf = _opened(document)
        except (pymupdf.FileDataError, pymupdf.EmptyFileError) as error:
            raise CorruptError("The PDF is damaged.", hint="Get the file again.") from error
        try:
            if pdf.needs_pass and not pdf.authenticate(password or ""):
                raise EncryptedError("The PDF asks for a password.", hint="Enter the password.")
            yield pdf
        finally:
            pdf.close()


def _opened(document: Document) -> Any:
    import pymupdf  # heavy: only when something is typeset

    kind = document.media_type.rpartition("/")[2]
    if document.media_type not in IMAGES:
        return pymupdf.open(document.path, filetype=kind)
    with pymupdf.open(document.path, filetype=kind) as picture:
        return pymupdf.open(stream=picture.convert_to_pdf(), filetype="pdf")


def translate_outline(pdf: Any, translated: TranslatedDocument) -> None:
    """Give every outline entry its translated title; entries are matched by order and title."""
    titles = [
        (entry.title, translated.outline_titles.get(index))
        for index, entry in enumerate(translated.document.outline)
    ]
    import pymupdf  # heavy: only when something is typeset

    for entry in pdf.get_toc(simple=False):
        place = next((i for i, (old, _) in enumerate(titles) if _same(old, entry[1])), None)
        if place is None:
            continue
        new = titles.pop(place)[1]
        xref = entry[3].get("xref", 0)
        if new and xref:
            pdf.xref_set_key(xref, "Title", pymupdf.get_pdf_str(new))


def _same(a: str, b: str) -> bool:
    return " ".join(a.split()) == " ".join(b.split())


def label(pdf: Any, translated: TranslatedDocument) -> None:
    """Write title and language into the file's metadata."""
    from kreyol_desktop.engines.documents.writers.markup import escape

    title, language = title_of(translated), translated.target.bcp47
    metadata = {key: value for key, value in (pdf.metadata or {}).items() if value}
    for key in ("format", "encryption"):
        metadata.pop(key, None)
    author = translated.document.author or metadata.get("author", "")
    pdf.set_metadata({**metadata, "title": title, "author": author})
    pdf.set_xml_metadata(_XMP.format(title=escape(title), language=language))
    catalog = pdf.pdf_catalog()
    pdf.xref_set_key(catalog, "Lang", f"({language})")
    pdf.xref_set_key(catalog, "ViewerPreferences", "<</DisplayDocTitle true>>")


def compress_contents(page: Any) -> None:
    """Keep the content of a finished page compressed: until it is saved it lies in memory."""
    pdf = page.parent
    for xref in page.get_contents():
        pdf.update_stream(xref, pdf.xref_stream(xref), compress=True)


def save_pdf(pdf: Any, target: Path) -> None:
    """Subset the fonts and write the file, compressed, without what nothing refers to."""
    pdf.subset_fonts()
    pdf.save(str(target), garbage=3, deflate=True, deflate_fonts=True, use_objstms=1)
