"""Which link targets may stand in a result."""

from urllib.parse import urlsplit

_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})


def safe_href(link: str) -> str:
    """``link`` when following it is harmless (web, mail, telephone, a place inside), else "".

    Scripts and files of the computer are refused: a result must be safe to open whatever the
    source held.
    """
    cleaned = "".join(c for c in link.strip() if c.isprintable() and not c.isspace())
    if cleaned.startswith("#"):
        return cleaned
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return ""
    return cleaned if parts.scheme.lower() in _SCHEMES else ""
