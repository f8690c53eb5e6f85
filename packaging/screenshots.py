"""Pictures of every page in three languages and both themes: ``make screenshots``.

Runs the real program on the bundled sample in a temporary data folder, offscreen, and writes PNG
files into ``output/screenshots``; ``--docs`` renews the six pictures in ``docs/images`` instead.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402 - the platform is chosen first
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from kreyol_desktop.bootstrap import build_application  # noqa: E402
from kreyol_desktop.core.job import TaskState  # noqa: E402
from kreyol_desktop.core.settings import Theme, UiLanguage  # noqa: E402
from kreyol_desktop.gui.application import DesktopApplication  # noqa: E402
from kreyol_desktop.gui.qt_application import make_application  # noqa: E402
from kreyol_desktop.gui.window_pages import PAGE_ICONS  # noqa: E402
from kreyol_desktop.locations import user_paths  # noqa: E402
from kreyol_desktop.window_face import gui_services  # noqa: E402

SAMPLES = ROOT / "resources" / "samples"
TEXT = (
    "Wash your hands with soap and clean water. Do not drink water from the river. "
    "Give the child 5 ml of the medicine twice a day. Call the health centre if the fever stays."
)
SENTENCES_HEARD = 3
PALETTE = 256
LANGUAGES = (UiLanguage.KREYOL, UiLanguage.FRENCH, UiLanguage.ENGLISH)
DOCS = (
    ("documents", Theme.LIGHT, UiLanguage.ENGLISH),
    ("translate", Theme.LIGHT, UiLanguage.KREYOL),
    ("reader", Theme.LIGHT, UiLanguage.KREYOL),
    ("reader", Theme.DARK, UiLanguage.FRENCH),
    ("models", Theme.LIGHT, UiLanguage.FRENCH),
    ("metrics", Theme.DARK, UiLanguage.ENGLISH),
)
"""Page, theme, language: ``docs/images/PAGE-THEME-LANGUAGE.png``."""


def wait(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(condition: Callable[[], bool], timeout_s: float = 240) -> None:
    """Let the event loop run until ``condition`` holds."""
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("The window did not get there.")
        wait(50)


def save(widget: QWidget, target: Path) -> None:
    """Write a picture in its 256 commonest colours, compressed as far as PNG goes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    commonest = [color for color, _ in Counter(pixels).most_common(PALETTE)]
    flags = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    image = image.convertToFormat(QImage.Format.Format_Indexed8, commonest, flags)
    image.save(str(target), "PNG", 0)


class Photographer:
    """Drives the window through its pages."""

    def __init__(self, desktop: DesktopApplication, folder: Path) -> None:
        self._desktop = desktop
        self._folder = folder

    def prepare(self) -> None:
        """Run the samples, so that there is something to see."""
        window = self._desktop.window
        window.open_files([SAMPLES / "health-leaflet-en.pdf", SAMPLES / "school-text-fr.pdf"])
        page = window.page("documents")
        wait_for(lambda: page.sheet is not None)
        sheet = page.sheet
        wait_for(lambda: not any(draft.is_pending for draft in sheet.drafts))
        wait(200)
        if self._folder.name != "images":
            save(sheet, self._folder / "review-sheet.png")
        sheet.start.click()
        wait_for(lambda: len(page.jobs.cards) > 1)
        wait_for(lambda: all(card.task.state.is_final for card in page.jobs.cards))
        done = [c.task for c in page.jobs.cards if c.task.state is TaskState.COMPLETED]
        window.translate_text(TEXT)
        wait_for(lambda: window.page("translate").result is not None)
        window.read_task(done[-1])
        reader = window.page("reader")
        wait_for(lambda: reader.book is not None)
        reader.narrator.play()
        wait_for(lambda: reader.narrator.book.place(reader.narrator.current) > SENTENCES_HEARD)
        reader.narrator.pause()
        window.banner.hide()  # a machine that takes pictures may have no loudspeaker, and says so

    def take_all(self, size: tuple[int, int], prefix: str = "") -> None:
        """Every page in three languages and both themes."""
        self._desktop.window.resize(*size)
        for language in LANGUAGES:
            for theme in (Theme.LIGHT, Theme.DARK):
                self._desktop.services.settings.update(ui_language=language, theme=theme)
                wait(100)
                for key, _ in PAGE_ICONS:
                    self._take(key, f"{prefix}{key}-{theme.value}-{language.value}.png")

    def _take(self, key: str, name: str) -> None:
        window = self._desktop.window
        if key == "documents":
            # Let the file dialog's place keep still: the page is shown from its top.
            window.page(key).setFocus()
        window.show_page(key)
        wait_for(lambda: self._desktop.lanes.desk.is_idle and self._desktop.lanes.search.is_idle)
        wait(400)
        if key == "translate":
            page = window.page(key)
            page.target.choose(2)
            page.sentence.show_segment(2, page.target.segments[2])
            wait(50)
        save(window, self._folder / name)

    def renew_docs(self) -> None:
        """The six pictures of the documentation."""
        self._desktop.window.resize(1180, 760)
        for page, theme, language in DOCS:
            self._desktop.services.settings.update(ui_language=language, theme=theme)
            wait(100)
            self._take(page, f"{page}-{theme.value}-{language.value}.png")


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "output" / "screenshots")
    parser.add_argument("--docs", action="store_true", help="renew docs/images only")
    parser.add_argument("--small", action="store_true", help="at 1024x640, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        core = build_application(user_paths(Path(data)))
        core.settings.update(
            first_run_done=True, ui_language=UiLanguage.ENGLISH, theme=Theme.LIGHT, keep_awake=False
        )
        application = make_application(["kreyol-desktop"])
        desktop = DesktopApplication(application, gui_services(core))
        desktop.start()
        folder = ROOT / "docs" / "images" if options.docs else options.output
        photographer = Photographer(desktop, folder)
        try:
            photographer.prepare()
            if options.docs:
                photographer.renew_docs()
            else:
                photographer.take_all((1180, 760))
            if options.small:
                photographer.take_all((1024, 640), "small-")
        finally:
            desktop.close()
            core.close()
    print(f"The pictures are in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
