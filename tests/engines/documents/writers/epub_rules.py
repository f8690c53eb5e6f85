"""The rules of EPUB 3.3 that a strict checker of books enforces, as far as our books can break them.

Structure is checked against RELAX NG schemas, what leads from one file to another by hand.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SMIL = "{http://www.w3.org/ns/SMIL}"
DC = "{http://purl.org/dc/elements/1.1/}"
EPUB = "{http://www.idpf.org/2007/ops}"
_TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".smil": "application/smil+xml",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".opus": "audio/ogg; codecs=opus",
}
_MAGIC = {"image/jpeg": b"\xff\xd8", "image/png": b"\x89PNG", "image/gif": b"GIF8"}
_INLINE = frozenset(["span", "em", "strong", "sup", "u", "code", "a", "br", "img"])
_BLOCK = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "table",
        "figure",
        "div",
        "nav",
        "section",
        "aside",
        "hr",
    ]
)
_CONTENT = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"), _INLINE),
    **dict.fromkeys(("span", "em", "strong", "sup", "u", "code"), _INLINE),
    "a": _INLINE - {"a"},
    "li": _INLINE | {"ul", "ol"},
    "td": _INLINE,
    "th": _INLINE,
    "ul": frozenset(["li"]),
    "ol": frozenset(["li"]),
    "table": frozenset(["tr"]),
    "tr": frozenset(["td", "th"]),
    "figure": frozenset(["img", "figcaption"]),
    **dict.fromkeys(("body", "div", "blockquote", "section", "aside"), _BLOCK),
    "nav": frozenset(["h1", "ol"]),
    "html": frozenset(["head", "body"]),
    "head": frozenset(["meta", "title", "link"]),
}
_CLOCK = re.compile(r"\d+:[0-5]\d:[0-5]\d(?:\.\d+)?")
_PACKAGE = """
<element name="package" ns="http://www.idpf.org/2007/opf"
  xmlns="http://relaxng.org/ns/structure/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <attribute name="version"><value>3.0</value></attribute>
 <attribute name="unique-identifier"><data type="NCName"/></attribute>
 <attribute name="prefix"/>
 <attribute name="lang" ns="http://www.w3.org/XML/1998/namespace"><data type="language"/></attribute>
 <element name="metadata"><oneOrMore><choice>
  <element><nsName ns="http://purl.org/dc/elements/1.1/"/>
   <optional><attribute name="id"><data type="ID"/></attribute></optional>
   <data type="token"><param name="minLength">1</param></data></element>
  <element name="meta"><choice>
   <group><attribute name="name"/><attribute name="content"/><empty/></group>
   <group><attribute name="property"/><optional><attribute name="refines"/></optional>
    <data type="token"><param name="minLength">1</param></data></group></choice></element>
 </choice></oneOrMore></element>
 <element name="manifest"><oneOrMore><element name="item">
  <attribute name="id"><data type="ID"/></attribute>
  <attribute name="href"><data type="anyURI"/></attribute>
  <attribute name="media-type"><data type="string"><param name="pattern">[a-z]+/[^ ;]+(; .+)?</param></data></attribute>
  <optional><attribute name="properties"><list><oneOrMore><choice>
   <value>nav</value><value>cover-image</value></choice></oneOrMore></list></attribute></optional>
  <optional><attribute name="media-overlay"><data type="IDREF"/></attribute></optional>
 </element></oneOrMore></element>
 <element name="spine"><oneOrMore><element name="itemref">
  <attribute name="idref"><data type="IDREF"/></attribute></element></oneOrMore></element>
</element>"""
_OVERLAY = """
<element name="smil" ns="http://www.w3.org/ns/SMIL" xmlns="http://relaxng.org/ns/structure/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <attribute name="version"><value>3.0</value></attribute>
 <element name="body"><element name="seq">
  <attribute name="id"><data type="ID"/></attribute>
  <attribute name="textref" ns="http://www.idpf.org/2007/ops"/>
  <optional><attribute name="type" ns="http://www.idpf.org/2007/ops"/></optional>
  <oneOrMore><element name="par"><attribute name="id"><data type="ID"/></attribute>
   <element name="text"><attribute name="src"/></element>
   <element name="audio"><attribute name="src"/><attribute name="clipBegin"/>
    <attribute name="clipEnd"/></element></element></oneOrMore>
 </element></element>
</element>"""
_CONTAINER = """
<element name="container" ns="urn:oasis:names:tc:opendocument:xmlns:container"
  xmlns="http://relaxng.org/ns/structure/1.0">
 <attribute name="version"><value>1.0</value></attribute>
 <element name="rootfiles"><element name="rootfile"><attribute name="full-path"/>
  <attribute name="media-type"><value>application/oebps-package+xml</value></attribute>
 </element></element>
</element>"""


def broken_rules(path: Path) -> list[str]:
    """What is wrong with a book, one line each; nothing where all is well."""
    with zipfile.ZipFile(path) as archive:
        broken = list(_of_archive(archive))
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    return broken or [*_of_book(files)]


def seconds(clock: str) -> float:
    """The length that a clock value of a media overlay states."""
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def _of_archive(archive: zipfile.ZipFile) -> Iterator[str]:
    infos = archive.infolist()
    first = infos[0]
    if (first.filename, first.compress_type, first.extra) != ("mimetype", 0, b""):
        yield "mimetype is not first and plain"
    elif archive.read(first) != b"application/epub+zip":
        yield "mimetype is wrong"
    for name, count in Counter(info.filename for info in infos).items():
        if count > 1:
            yield f"{name} twice"
        if re.search(r'[\s"*:<>?\\|\x7f]|^/|\.\.', name) or name.endswith("."):
            yield f"{name} is no name for a file"
    if "META-INF/container.xml" not in archive.namelist():
        yield "no container"


def _of_book(files: dict[str, bytes]) -> Iterator[str]:
    container = etree.fromstring(files["META-INF/container.xml"])
    yield from _schema(_CONTAINER, container, "container")
    member = container.find(".//{*}rootfile").get("full-path")
    if member not in files:
        yield "no package"
        return
    package = etree.fromstring(files[member])
    found = list(_schema(_PACKAGE, package, "package"))
    yield from found
    if found:
        return
    yield from _metadata(package)
    items = {i.get("id"): i for i in package.iter(f"{OPF}item")}
    base = PurePosixPath(member).parent
    yield from _manifest(items, files, base, member)
    yield from _spine(package, items)
    pages = {
        str(base / i.get("href")): etree.fromstring(files[str(base / i.get("href"))])
        for i in items.values()
        if i.get("media-type") == _TYPES[".xhtml"] and str(base / i.get("href")) in files
    }
    for name, page in pages.items():
        yield from _page(name, page, pages, files)
    yield from _navigation(items, pages, base)
    yield from _overlays(package, items, pages, files, base)
    for name, data in files.items():
        if name.endswith(".css") and re.search(rb"@import|url\(", data):
            yield f"{name} asks for another file"


def _schema(schema: str, root: etree._Element, name: str) -> Iterator[str]:
    rules = etree.RelaxNG(etree.fromstring(schema))
    if not rules.validate(root):
        yield f"{name}: {rules.error_log.last_error.message}"


def _metadata(package: etree._Element) -> Iterator[str]:
    identity = package.get("unique-identifier")
    if [e.tag for e in package.xpath("//*[@id=$i]", i=identity)] != [f"{DC}identifier"]:
        yield "the unique identifier is none"
    for name in ("identifier", "title", "language"):
        if not (package.findtext(f".//{DC}{name}") or "").strip():
            yield f"no dc:{name}"
    metas = [m for m in package.iter(f"{OPF}meta") if m.get("property") == "dcterms:modified"]
    dates = [m.text for m in metas]
    if len(dates) != 1 or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", dates[0]):
        yield "dcterms:modified is not one date in UTC"
    ids = set(package.xpath("//@id"))
    for meta in package.iter(f"{OPF}meta"):
        if meta.get("refines") is not None and meta.get("refines").lstrip("#") not in ids:
            yield f"refines {meta.get('refines')}, which is not there"
        prefix = (meta.get("property") or "").partition(":")[0]
        if meta.get("property") and prefix not in ("dcterms", "media", "schema", "rendition"):
            yield f"unknown prefix {prefix}"


def _manifest(items, files, base: PurePosixPath, package: str) -> Iterator[str]:
    addresses = [item.get("href") for item in items.values()]
    declared = {str(base / unquote(address)) for address in addresses}
    if len(addresses) != len(set(addresses)):
        yield "a file is declared twice"
    for name in sorted(declared - set(files)):
        yield f"{name} is declared and not there"
    for name in sorted(set(files) - declared - {"mimetype", "META-INF/container.xml", package}):
        yield f"{name} is there and not declared"
    for item in items.values():
        yield from _item(item, files.get(str(base / unquote(item.get("href"))), b""))
    properties = Counter(p for i in items.values() for p in (i.get("properties") or "").split())
    if properties["nav"] != 1:
        yield "not one navigation document"
    if properties["cover-image"] > 1:
        yield "two covers"


def _item(item, data: bytes) -> Iterator[str]:
    address, kind = item.get("href"), item.get("media-type")
    if "#" in address or ":" in address:
        yield f"{address} is not the address of a file"
    if _TYPES.get(PurePosixPath(address).suffix) != kind:
        yield f"{address} is no {kind}"
    if not data.startswith(_MAGIC.get(kind, b"")):
        yield f"{address} does not hold {kind}"
    if item.get("properties") == "cover-image" and not kind.startswith("image"):
        yield "the cover is no picture"


def _spine(package, items) -> Iterator[str]:
    references = [r.get("idref") for r in package.iter(f"{OPF}itemref")]
    if len(references) != len(set(references)):
        yield "a page stands in the spine twice"
    for reference in references:
        if items[reference].get("media-type") != _TYPES[".xhtml"]:
            yield f"{reference} stands in the spine, needs a fallback and has none"
    pages = {i for i, item in items.items() if item.get("media-type") == _TYPES[".xhtml"]}
    for missing in sorted(pages - set(references)):
        yield f"{missing} cannot be reached from the spine"


def _page(name: str, page, pages, files) -> Iterator[str]:
    ids = page.xpath("//@id")
    if len(ids) != len(set(ids)):
        yield f"{name}: an id twice"
    if not (page.findtext(f".//{XHTML}title") or "").strip():
        yield f"{name}: no title"
    for element in page.iter():
        yield from _element(name, element)
    for address in page.xpath("//@href | //@src"):
        yield from _address(name, address, pages, files)
    for source in page.xpath("//@src"):
        if re.match(r"[a-z]+:", source):
            yield f"{name}: a resource that lies elsewhere"


def _element(name: str, element) -> Iterator[str]:
    if not isinstance(element.tag, str) or not element.tag.startswith(XHTML):
        yield f"{name}: foreign element {element.tag}"
        return
    tag = element.tag.removeprefix(XHTML)
    if tag in ("br", "img", "hr", "meta", "link", "title"):
        allowed: frozenset[str] = frozenset()
    else:
        allowed = _CONTENT.get(tag, frozenset())
        if tag not in _CONTENT:
            yield f"{name}: unknown element {tag}"
    for child in element:
        inner = child.tag.removeprefix(XHTML) if isinstance(child.tag, str) else "?"
        if inner not in allowed:
            yield f"{name}: {inner} in {tag}"
    is_bare = tag in ("ul", "ol", "table", "tr", "figure", "body", "div", "blockquote", "nav")
    if is_bare and any((t or "").strip() for t in (element.text, *(c.tail for c in element))):
        yield f"{name}: bare text in {tag}"
    if tag in ("ul", "ol", "table", "tr", "figure") and not len(element):
        yield f"{name}: empty {tag}"
    if tag == "img" and element.get("alt") is None:
        yield f"{name}: picture without alternative text"
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if element.get("lang") != language:
        yield f"{name}: two languages for one {tag}"


def _address(name: str, address: str, pages, files) -> Iterator[str]:
    if re.match(r"(?:https?|mailto|tel):", address):
        return
    target, _hash, fragment = address.partition("#")
    member = str(PurePosixPath(name).parent / unquote(target)) if target else name
    if member not in files:
        yield f"{name}: {address} leads nowhere"
    elif fragment and not pages[member].xpath("//*[@id=$f]", f=unquote(fragment)):
        yield f"{name}: {address} has no such place"


def _navigation(items, pages, base) -> Iterator[str]:
    item = next((i for i in items.values() if i.get("properties") == "nav"), None)
    if item is None:
        return
    page = pages[str(base / item.get("href"))]
    contents = [n for n in page.iter(f"{XHTML}nav") if n.get(f"{EPUB}type") == "toc"]
    if len(contents) != 1:
        yield "not one list of contents"
        return
    if len(contents[0].findall(f"{XHTML}ol")) != 1:
        yield "the list of contents is not one list"
    for entry in contents[0].iter(f"{XHTML}li"):
        kinds = [child.tag.removeprefix(XHTML) for child in entry]
        if kinds not in (["a"], ["a", "ol"], ["span", "ol"]):
            yield f"an entry of the contents is {kinds}"
        elif not "".join(entry[0].itertext()).strip():
            yield "an entry of the contents has no words"


def _overlays(package, items, pages, files, base) -> Iterator[str]:
    overlays = {i: m for i, m in items.items() if m.get("media-type") == _TYPES[".smil"]}
    metas = [m for m in package.iter(f"{OPF}meta") if m.get("property") == "media:duration"]
    stated = {(m.get("refines") or "").lstrip("#"): m.text for m in metas}
    if not overlays:
        if stated:
            yield "a duration and nothing that lasts"
        return
    total = 0.0
    for name, item in overlays.items():
        users = [i for i in items.values() if i.get("media-overlay") == name]
        if len(users) != 1:
            yield f"{name} belongs to {len(users)} pages"
            continue
        root = etree.fromstring(files[str(base / item.get("href"))])
        yield from _schema(_OVERLAY, root, name)
        page = str(base / users[0].get("href"))
        lasts = 0.0
        for problem, length in _pars(name, root, page, pages[page], items, base):
            lasts += length
            if problem:
                yield problem
        total += lasts
        yield from _length(name, stated.get(name), lasts)
    yield from _length("the book", stated.get(""), total)


def _length(name: str, stated: str | None, lasts: float) -> Iterator[str]:
    if stated is None:
        yield f"{name} has no duration"
    elif abs(seconds(stated) - lasts) > 0.01:
        yield f"{name} lasts {lasts} and not {stated}"


def _pars(name, root, page_name, page, items, base) -> Iterator[tuple[str, float]]:
    order = {identity: place for place, identity in enumerate(page.xpath("//@id"))}
    audio = {i.get("href") for i in items.values() if i.get("media-type").startswith("audio/")}
    before = -1
    for element in root.iter(f"{SMIL}seq", f"{SMIL}text"):
        address = element.get("src") or element.get(f"{EPUB}textref")
        target, _hash, fragment = address.partition("#")
        if str(base / target) != page_name or fragment not in order:
            yield f"{name}: {address} is no place of its page", 0.0
        elif element.tag == f"{SMIL}text":
            if order[fragment] < before:
                yield f"{name}: {address} is out of order", 0.0
            before = order[fragment]
    for clip in root.iter(f"{SMIL}audio"):
        begin, end = clip.get("clipBegin", ""), clip.get("clipEnd", "")
        if clip.get("src") not in audio:
            yield f"{name}: {clip.get('src')} is no declared audio", 0.0
        if not (_CLOCK.fullmatch(begin) and _CLOCK.fullmatch(end)):
            yield f"{name}: {begin} to {end} are no clock values", 0.0
            continue
        length = seconds(end) - seconds(begin)
        yield ("" if length > 0 else f"{name}: a clip of {length} seconds"), length
