"""Which link targets may stand in a result."""

from urllib.parse import quote, urlsplit

_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
_HOSTED = frozenset({"http", "https", "ftp"})
_KEPT = "%/:?#@!$&'()*+,;=~-._"


def safe_href(link: str) -> str:
    """``link`` when following it is harmless and leads out (web, mail, telephone), else "".

    Scripts and files of the computer are refused: a result must be safe to open whatever the
    source held. Places inside the source are left out too: a flowing result has other places.
    """
    cleaned = "".join(c for c in link.strip() if c.isprintable() and not c.isspace())
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or (scheme in _HOSTED and not parts.netloc):
        return ""
    return quote(cleaned, safe=_KEPT)
