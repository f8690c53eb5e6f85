"""Times, sizes and dates in the words of the window's language."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

MINUTE_S = 60
HOUR_S = 3600


def duration_text(seconds: float) -> str:
    """A rough duration: ``40 s``, ``3 min``, ``2 h 5 min``."""
    whole = max(0, round(seconds))
    if whole < MINUTE_S:
        return QCoreApplication.translate("Measures", "{seconds} s").format(seconds=max(1, whole))
    if whole < HOUR_S:
        minutes = round(whole / MINUTE_S)
        return QCoreApplication.translate("Measures", "{minutes} min").format(minutes=minutes)
    hours, rest = divmod(whole, HOUR_S)
    return QCoreApplication.translate("Measures", "{hours} h {minutes} min").format(
        hours=hours, minutes=rest // MINUTE_S
    )


def clock_text(seconds: float) -> str:
    """A position in a recording: ``1:05`` or ``1:02:05``."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, HOUR_S)
    minutes, secs = divmod(rest, MINUTE_S)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def size_text(size_bytes: float) -> str:
    """A file size in decimal units, as file managers show it."""
    return QLocale().formattedDataSize(int(size_bytes), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def number_text(number: float, decimals: int = 0) -> str:
    """A number with the language's separators."""
    return QLocale().toString(float(number), "f", decimals)


def percent_text(share: float) -> str:
    """A share of 0..1 as a percentage."""
    return QCoreApplication.translate("Measures", "{number} %").format(
        number=number_text(share * 100)
    )


def moment_text(epoch_s: float) -> str:
    """Date and time, short."""
    moment = QDateTime.fromSecsSinceEpoch(int(epoch_s))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def day_text(epoch_s: float, *, inside: bool = False) -> str:
    """``Today, 14:05``, ``Yesterday, 9:00`` or a date; ``inside`` a sentence in small letters."""
    moment = datetime.fromtimestamp(epoch_s)
    days = (datetime.now().date() - moment.date()).days
    time = QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(epoch_s)).time(), QLocale.FormatType.ShortFormat
    )
    if days == 0:
        words = QCoreApplication.translate("Measures", "Today, {time}")
    elif days == 1:
        words = QCoreApplication.translate("Measures", "Yesterday, {time}")
    else:
        return moment_text(epoch_s)
    return (words[:1].lower() + words[1:] if inside else words).format(time=time)
