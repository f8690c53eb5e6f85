"""A sentence for every error code: what happened, and what to do."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP


class Phrase(NamedTuple):
    """English source texts of the context ``Errors``."""

    problem: str
    remedy: str


def _phrase(problem: object, remedy: object) -> Phrase:
    """PySide's stub says that QT_TRANSLATE_NOOP returns an object; it returns its text."""
    return Phrase(str(problem), str(remedy))


ERROR_PHRASES: dict[str, Phrase] = {
    "error": _phrase(
        QT_TRANSLATE_NOOP("Errors", "Something went wrong."),
        QT_TRANSLATE_NOOP(
            "Errors", "Try again. If it happens again, copy the details and report them."
        ),
    ),
    "bug": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The program made a mistake."),
        QT_TRANSLATE_NOOP(
            "Errors", "Your work is safe. Try again, or copy the details and report them."
        ),
    ),
    "input": _phrase(
        QT_TRANSLATE_NOOP("Errors", "This can't be used as it is."),
        QT_TRANSLATE_NOOP("Errors", "Check the file or the text and try again."),
    ),
    "input.empty": _phrase(
        QT_TRANSLATE_NOOP("Errors", "There is no text in it."),
        QT_TRANSLATE_NOOP("Errors", "Choose a file that holds text."),
    ),
    "input.encrypted": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The document is locked with a password."),
        QT_TRANSLATE_NOOP("Errors", "Type its password and try again."),
    ),
    "input.scanned": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The pages are pictures: there is no text to read."),
        QT_TRANSLATE_NOOP("Errors", "Switch on text recognition, or scan the document with it."),
    ),
    "input.corrupt": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The file is damaged."),
        QT_TRANSLATE_NOOP(
            "Errors", "Get a new copy of the file, or open it in another program and save it again."
        ),
    ),
    "input.unsupported": _phrase(
        QT_TRANSLATE_NOOP("Errors", "Files of this kind can't be read."),
        QT_TRANSLATE_NOOP("Errors", "Save it as PDF, Word, EPUB, HTML or text."),
    ),
    "input.too_large": _phrase(
        QT_TRANSLATE_NOOP("Errors", "This is too large."),
        QT_TRANSLATE_NOOP("Errors", "Split it into smaller parts."),
    ),
    "input.language": _phrase(
        QT_TRANSLATE_NOOP("Errors", "This language can't be translated yet."),
        QT_TRANSLATE_NOOP(
            "Errors", "Choose English, French or Spanish, or install a model for it."
        ),
    ),
    "input.invalid": _phrase(
        QT_TRANSLATE_NOOP("Errors", "That isn't possible here."),
        QT_TRANSLATE_NOOP("Errors", "Check what you chose and try again."),
    ),
    "input.not_found": _phrase(
        QT_TRANSLATE_NOOP("Errors", "It isn't there any more."),
        QT_TRANSLATE_NOOP("Errors", "It may have been moved or deleted. Choose it again."),
    ),
    "model": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The model can't be used."),
        QT_TRANSLATE_NOOP("Errors", "Open Models and voices and check it."),
    ),
    "model.missing": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The model for this is not installed."),
        QT_TRANSLATE_NOOP("Errors", "Install it in Models and voices."),
    ),
    "model.corrupt": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The model's files are damaged."),
        QT_TRANSLATE_NOOP("Errors", "Remove it in Models and voices and install it again."),
    ),
    "model.incompatible": _phrase(
        QT_TRANSLATE_NOOP("Errors", "This model doesn't fit this program."),
        QT_TRANSLATE_NOOP("Errors", "Choose another model, or a newer version of the program."),
    ),
    "resource": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The computer lacks something that is needed."),
        QT_TRANSLATE_NOOP("Errors", "Copy the details to see what it is."),
    ),
    "resource.disk_full": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The disk is full."),
        QT_TRANSLATE_NOOP(
            "Errors", "Make room, then press Try again: the work goes on where it stopped."
        ),
    ),
    "resource.permission": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The file or folder may not be read or written."),
        QT_TRANSLATE_NOOP(
            "Errors", "Choose another folder, or close the program that uses the file."
        ),
    ),
    "resource.folder_missing": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The folder or drive isn't there any more."),
        QT_TRANSLATE_NOOP(
            "Errors", "Plug the drive in again, or choose another folder, then press Try again."
        ),
    ),
    "resource.memory": _phrase(
        QT_TRANSLATE_NOOP("Errors", "There is not enough memory."),
        QT_TRANSLATE_NOOP("Errors", "Close other programs, or split the document."),
    ),
    "resource.database": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The program's database can't be used."),
        QT_TRANSLATE_NOOP(
            "Errors", "Restart the program. If that doesn't help, restore a backup in Settings."
        ),
    ),
    "resource.database_too_new": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The data was written by a newer version of this program."),
        QT_TRANSLATE_NOOP("Errors", "Install the newer version again."),
    ),
    "resource.port_in_use": _phrase(
        QT_TRANSLATE_NOOP("Errors", "Another program uses this port."),
        QT_TRANSLATE_NOOP("Errors", "Choose another port for the server."),
    ),
    "resource.network": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The network can't be reached."),
        QT_TRANSLATE_NOOP("Errors", "Check the connection, or install the model from a file."),
    ),
    "resource.audio_device": _phrase(
        QT_TRANSLATE_NOOP("Errors", "There is no sound device."),
        QT_TRANSLATE_NOOP(
            "Errors", "Plug in a loudspeaker or headphones. Audio files are made all the same."
        ),
    ),
    "resource.already_running": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The program is already running."),
        QT_TRANSLATE_NOOP("Errors", "Use the window that is open."),
    ),
    "engine": _phrase(
        QT_TRANSLATE_NOOP("Errors", "A part of the program failed."),
        QT_TRANSLATE_NOOP("Errors", "Try again. What is done already is kept."),
    ),
    "engine.translation": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The translation failed."),
        QT_TRANSLATE_NOOP("Errors", "Try again. What is done already is kept."),
    ),
    "engine.speech": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The text could not be spoken."),
        QT_TRANSLATE_NOOP("Errors", "Try again, or choose another voice."),
    ),
    "engine.typesetting": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The document could not be written."),
        QT_TRANSLATE_NOOP("Errors", "Try again, or choose another format."),
    ),
    "engine.encoding": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The audio file could not be written."),
        QT_TRANSLATE_NOOP("Errors", "Try again, or choose another audio format."),
    ),
    "engine.worker_died": _phrase(
        QT_TRANSLATE_NOOP("Errors", "The document made its reader crash."),
        QT_TRANSLATE_NOOP("Errors", "Open the file in another program and save it again."),
    ),
}
