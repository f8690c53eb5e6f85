"""Version, licence, and whose work is inside."""

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.services import GuiServices
from kreyol_desktop.gui.tools import WindowTools
from kreyol_desktop.gui.widgets.controls import make_button, make_label, make_row, name_control
from kreyol_desktop.gui.widgets.emblem import Emblem

PARTS = (
    ("CTranslate2", "MIT"),
    ("SentencePiece", "Apache-2.0"),
    ("ONNX Runtime", "MIT"),
    ("PyMuPDF", "AGPL-3.0"),
    (f"Qt {qVersion()}, PySide6", "LGPL-3.0 / GPL-3.0"),
    ("FastAPI, Uvicorn", "MIT / BSD"),
    ("PyAV, FFmpeg, x264", "BSD / LGPL / GPL-2.0+"),
    ("LAME", "LGPL-3.0"),
    ("Mutagen", "GPL-2.0+"),
    ("SQLite", "public domain"),
    ("Lucide icons", "ISC"),
    ("Inter typeface", "OFL-1.1"),
)
"""The parts that users meet; docs/dependencies.md has all of them."""


class AboutDialog(LiveText, QDialog):
    """Three tabs: about, parts, licence."""

    def __init__(
        self, services: GuiServices, tools: WindowTools, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 480)
        self.say(self.setWindowTitle, lambda: self.tr("About Kreyòl Desktop"))
        title = make_label(self, lambda: f"Kreyòl Desktop {services.version}", "dropTitle")
        about = make_label(
            self,
            lambda: self.tr(
                "Translates and speaks documents in Haitian Creole, offline. Free software under the GNU Affero General Public License, version 3 or later. A machine translates: have important texts checked by a person."
            ),
        )
        tabs = QTabWidget()
        parts = _text("\n".join(f"{name}  —  {licence}" for name, licence in PARTS))
        licence = _text("")
        name_control(self, parts, lambda: self.tr("Parts and their licences"))
        name_control(self, licence, lambda: self.tr("Licence"))
        tabs.addTab(parts, "")
        tabs.addTab(licence, "")
        self.say(lambda words: tabs.setTabText(0, words), lambda: self.tr("Parts"))
        self.say(lambda words: tabs.setTabText(1, words), lambda: self.tr("Licence"))
        close = make_button(self, tools.icons, lambda: self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        head = make_row(Emblem(52), spacing=14)
        head.addWidget(title, 1)
        layout.addLayout(head)
        layout.addWidget(about)
        layout.addWidget(tabs, 1)
        layout.addLayout(make_row(None, close))
        tools.lanes.desk.submit(
            lambda: _licence_text(services.paths.resources.parent),
            owner=self,
            done=licence.setPlainText,
            failed=tools.errors.present,
        )


def _text(words: str) -> QPlainTextEdit:
    box = QPlainTextEdit(words)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    return box


def _licence_text(root: Path) -> str:
    file = root / "LICENSE"
    return file.read_text(encoding="utf-8") if file.is_file() else "AGPL-3.0-or-later"
