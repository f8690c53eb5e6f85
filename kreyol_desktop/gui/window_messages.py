"""What the window says above its page of things that have no row or page of their own."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kreyol_desktop.gui.widgets.banner import Banner


def say_nothing_found(banner: Banner) -> None:
    """What was dropped, chosen or pasted holds no document."""
    banner.show_message(
        lambda: QCoreApplication.translate("Messages", "There is no document in it."),
        "warning",
        lambda: QCoreApplication.translate(
            "Messages",
            "The program reads PDF, Word, e-books, web pages, text, subtitles and pictures.",
        ),
    )


def say_copied(banner: Banner, target: Path) -> None:
    """Results were copied to ``target``."""
    banner.show_message(
        lambda: QCoreApplication.translate("Messages", "Saved: {file}").format(file=target),
        "success",
    )


def say_nothing_opens(banner: Banner, name: str) -> None:
    """The system knows no program for a file."""
    banner.show_message(
        lambda: QCoreApplication.translate(
            "Messages", "No program on this computer opens {file}."
        ).format(file=name),
        "warning",
    )
