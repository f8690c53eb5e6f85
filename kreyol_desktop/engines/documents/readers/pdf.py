"""The PDF reader: pages in batches, so that memory stays flat, then blocks in reading order."""

import logging
import re
from collections import Counter
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document import (
    Document,
    ImageRef,
    OutlineEntry,
    Page,
    ReadWarning,
    Role,
)
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import EmptyInputError, ScannedError, TooLargeError
from kreyol_desktop.engines.documents.readers.images import ImageSaver
from kreyol_desktop.engines.documents.readers.ocr import TextRecognizer
from kreyol_desktop.engines.documents.readers.pdf_assembly import Draft, Vocabulary, finished
from kreyol_desktop.engines.documents.readers.pdf_blocks import PageComposer
from kreyol_desktop.engines.documents.readers.pdf_flow import batches, flowed
from kreyol_desktop.engines.documents.readers.pdf_headings import mark_headings
from kreyol_desktop.engines.documents.readers.pdf_lines import Line
from kreyol_desktop.engines.documents.readers.pdf_opening import damage, open_pages
from kreyol_desktop.engines.documents.readers.pdf_page import (
    PageContent,
    PageExtractor,
    PlacedImage,
)
from kreyol_desktop.engines.documents.readers.pdf_pictures import drawn_image, raw_image
from kreyol_desktop.engines.documents.readers.pdf_running import RunningMatter

logger = logging.getLogger(__name__)

_BATCH = 64
_A4_PT = (595.0, 842.0)
_MAX_IMAGE_PX = 40_000_000
_MAX_SIDE_PT = 14_400.0
_MIN_PRINT_PT = 100.0


class PdfReader:
    """Reads one PDF; make a new one for each file."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._extractor = PageExtractor()
        self._recognizer = TextRecognizer(
            options.ocr_languages if options.ocr else (), options.ocr_folders, options.work_dir
        )
        self._vocabulary = Vocabulary()
        self._saver = ImageSaver(options.work_dir)
        self._images: dict[int, ImageRef | None] = {}
        self._sizes: dict[float, int] = {}
        """How many characters stand in each type size."""
        self._pages: list[Page] = []
        self._drafts: list[Draft] = []
        self._warnings: list[ReadWarning] = []
        self._done = (0, 1)

    def read(self, path: Path, media_type: str) -> Document:
        """Raises EncryptedError, CorruptError, EmptyInputError or TooLargeError."""
        with open_pages(path, media_type, self._options.password) as pdf:
            count = self._checked_count(pdf)
            if pdf.is_pdf and pdf.is_repaired:
                self._warn("pdf_repaired", "The file was damaged and was repaired while reading.")
            running = RunningMatter(count)
            self._composer = PageComposer(
                lambda image: self._save_image(pdf, image),
                lambda image: self._read_picture(pdf, image),
            )
            for batch in batches(count, _BATCH):
                self._take_batch([self._content(pdf, i, count) for i in batch], running)
            outline = self._outline(pdf)
            metadata = {k: v for k, v in (pdf.metadata or {}).items() if v}
        if not self._drafts:
            self._refuse_textless()
        return self._document(path, media_type, outline, metadata)

    def _refuse_textless(self) -> None:
        if any(page.scanned for page in self._pages):
            raise ScannedError(
                "The document is a scan, and its text could not be recognised.",
                hint="Install the text recognition data, or scan it more sharply.",
            )
        raise EmptyInputError("The document has no text.", hint="Choose another file.")

    def _checked_count(self, pdf: Any) -> int:
        count: int = pdf.page_count
        if count > self._options.max_pages:
            raise TooLargeError(
                f"The document has {count} pages; at most {self._options.max_pages} are read.",
                hint="Split the document and try again.",
                pages=count,
                limit=self._options.max_pages,
            )
        return count

    def _content(self, pdf: Any, index: int, count: int) -> PageContent:
        try:
            page = pdf[index]
            content = self._extractor.extract(page)
            if content.scanned and self._recognizer.is_available:
                self._extractor.recognize(page, content, self._recognizer)
        except damage() as error:
            logger.warning("Page %d cannot be read: %s", index + 1, type(error).__name__)
            self._warn("page_unreadable", f"Page {index + 1} is damaged and was left out.", index)
            content = PageContent(index, _A4_PT[0], _A4_PT[1], 0)
        sizes = self._sizes
        for line in content.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
        self._vocabulary.learn("\n".join([line.text for line in content.lines]))
        self._done = (index + 1, count)
        self._tell()
        return content

    def _tell(self) -> None:
        if self._options.on_page is not None:
            self._options.on_page(*self._done)

    def _outline(self, pdf: Any) -> list[OutlineEntry]:
        try:
            return outline_of(pdf)
        except damage():
            self._warn("outline_unreadable", "The document's list of contents is damaged.")
            return []

    def _take_batch(self, contents: list[PageContent], running: RunningMatter) -> None:
        body_size = self._body_size()
        running.learn(contents, body_size)
        for content in contents:
            self._pages.append(
                Page(
                    content.index,
                    content.width,
                    content.height,
                    content.rotation,
                    scanned=content.scanned,
                    ocr=content.ocr,
                )
            )
            if content.scanned and not content.ocr:
                self._warn(
                    "page_scanned",
                    f"Page {content.index + 1} is a scan without text.",
                    content.index,
                )
            roles = running.roles(content)
            self._drafts.extend(self._composer.drafts(content, roles, body_size))

    def _save_image(self, pdf: Any, image: PlacedImage) -> ImageRef | None:
        """The image as it is stored in the file, or a drawn figure as it looks."""
        if image.drawn_on is not None:
            return self._saver.save(drawn_image(pdf, image.drawn_on, image.box))
        if image.width_px * image.height_px > _MAX_IMAGE_PX or not image.xref:
            return None
        if image.xref not in self._images:
            self._images[image.xref] = self._saver.save(raw_image(pdf, image.xref))
        return self._images[image.xref]

    def _read_picture(self, pdf: Any, image: PlacedImage) -> list[Line]:
        """The text in a picture of print on a page of text; nothing without recognition data."""
        box = image.box
        is_print = image.bilevel and box.width >= _MIN_PRINT_PT and box.height >= _MIN_PRINT_PT / 4
        if not is_print or not self._recognizer.is_available:
            return []
        found = self._extractor.read_picture(pdf, image, self._recognizer)
        self._tell()  # recognising takes seconds: who waits should know that it goes on
        return found

    def _body_size(self) -> float:
        sizes: Counter[float] = Counter()
        for size, count in self._sizes.items():
            sizes[round(size, 1)] += count
        return sizes.most_common(1)[0][0] if sizes else 10.0

    def _warn(self, code: str, message: str, page: int | None = None) -> None:
        self._warnings.append(ReadWarning(code, message, page))

    def _document(
        self,
        path: Path,
        media_type: str,
        outline: list[OutlineEntry],
        metadata: dict[str, str],
    ) -> Document:
        drafts = flowed(self._drafts, self._body_size())
        targets = mark_headings(drafts, outline, self._body_size())
        blocks = tuple(finished(d, i, self._vocabulary) for i, d in enumerate(drafts))
        title = next((b.text for b in blocks if b.role is Role.TITLE), "")
        return Document(
            path=path,
            media_type=media_type,
            blocks=blocks,
            title=_useful(metadata.get("title", "")) or title,
            author=metadata.get("author", ""),
            pages=tuple(self._pages),
            outline=tuple(
                OutlineEntry(entry.level, entry.title, entry.page, targets.get(index))
                for index, entry in enumerate(outline)
            ),
            warnings=tuple(self._warnings),
            metadata=metadata,
        )


def outline_of(pdf: Any) -> list[OutlineEntry]:
    """The bookmarks, pages from 0."""
    return [
        OutlineEntry(level, title.strip(), max(page - 1, 0))
        for level, title, page, *_rest in pdf.get_toc(simple=True)
        if title.strip()
    ]


def _useful(title: str) -> str:
    """Programs put file names and their own names where a title should be."""
    name = re.search(
        r"\.(docx?|pdf|indd|tex|odt|rtf|qxd|p65)$|^untitled|^microsoft word", title, re.IGNORECASE
    )
    return "" if name else title.strip()


def read_pdf(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read a PDF. Raises InputError's subclasses."""
    return PdfReader(options).read(path, media_type)
