"""Three steps for the first run."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.services import SettingsKeeper
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label, make_row

STEPS = (
    (
        "cloud-upload",
        QT_TRANSLATE_NOOP("Tour", "Drop a document"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "A PDF, a Word file, an e-book, in English or French. The program reads it and translates it into Kreyòl, page by page, with its look kept.",
        ),
    ),
    (
        "headphones",
        QT_TRANSLATE_NOOP("Tour", "Read and listen"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "The voice speaks and every sentence lights up. Click a sentence to hear it, correct it, and it is remembered.",
        ),
    ),
    (
        "shield-check",
        QT_TRANSLATE_NOOP("Tour", "Nothing leaves this computer"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "No internet, no account. Your documents stay yours. If the power goes out, the work continues where it stopped.",
        ),
    ),
)


class Tour(LiveText, QDialog):
    """Closing it in any way means that it was seen."""

    def __init__(
        self, settings: SettingsKeeper, tools: WindowTools, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setFixedWidth(480)
        self._settings = settings
        self._tools = tools
        self._step = 0
        self.say(self.setWindowTitle, lambda: self.tr("Welcome"))
        self._picture = QLabel()
        self._title = make_label(self, None, "dropTitle")
        self._text = make_label(self, None)
        self._dots = make_label(self, None, "muted")
        for label in (self._title, self._text, self._dots):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMinimumHeight(self.fontMetrics().height() * 4)
        self.skip = make_button(self, tools.icons, lambda: self.tr("Skip"), kind="ghost")
        self.next = make_button(self, tools.icons, self._next_words, kind="primary")
        self.next.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(36, 34, 36, 26)
        layout.setSpacing(14)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._dots)
        layout.addLayout(make_row(self.skip, None, self.next))
        self.skip.clicked.connect(self.reject)
        self.next.clicked.connect(self._go_on)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the step in the new language."""
        super().retranslate()
        icon, title, text = STEPS[self._step]
        self._tools.icons.set_icon(self._picture, icon, "accent", 72)
        self._title.setText(QCoreApplication.translate("Tour", str(title)))
        self._text.setText(QCoreApplication.translate("Tour", str(text)))
        self._dots.setText(f"{self._step + 1} / {len(STEPS)}")

    def done(self, result: int) -> None:
        """Remember that it was seen."""
        self._tools.lanes.desk.submit(
            lambda: self._settings.update(first_run_done=True),
            owner=self._tools.lanes,
            failed=self._tools.errors.present,
        )
        super().done(result)

    def _next_words(self) -> str:
        return self.tr("Begin") if self._step == len(STEPS) - 1 else self.tr("Next")

    def _go_on(self) -> None:
        if self._step == len(STEPS) - 1:
            self.accept()
            return
        self._step += 1
        self.retranslate()
