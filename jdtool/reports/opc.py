"""The parts that every Office package has, and its zip: the same bytes for the same parts."""

import datetime
import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from jdtool.reports.ooxml import XML_HEAD, element

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONS = "_rels/.rels"
CORE = "docProps/core.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
ENDINGS = MappingProxyType(
    {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""Content types by the ending of a part's name."""

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can state


def content_types(kinds: Mapping[str, str]) -> str:
    """[Content_Types].xml of the parts that do not go by their ending."""
    return XML_HEAD + element(
        "Types",
        *(element("Default", Extension=ending, ContentType=kind) for ending, kind in ENDINGS.items()),
        *(element("Override", PartName=f"/{name}", ContentType=kind) for name, kind in kinds.items()),
        xmlns=f"{_PACKAGE}/content-types",
    )


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relations: the kind (last word of its type) and the target by the id."""
    types = {name: (f"{OFFICE}/{kind}", to) for name, (kind, to) in targets.items()}
    return _relations(types)


def package_relations(document: str) -> str:
    """Where the package's main part and its properties are."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations({"rId1": (f"{OFFICE}/officeDocument", document), "rId2": (core, CORE)})


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(element("Relationship", Id=name, Type=kind, Target=to) for name, (kind, to) in targets.items())
    return XML_HEAD + element("Relationships", each, xmlns=f"{_PACKAGE}/relationships")


def core_properties(dated: datetime.date) -> str:
    """No title, author or editor: metadata is what people forget to mask."""
    moment = f"{dated.isoformat()}T00:00:00Z"
    stamps = "".join(element(f"dcterms:{name}", moment, xsi_type="dcterms:W3CDTF") for name in ("created", "modified"))
    return XML_HEAD + element(
        "cp:coreProperties",
        stamps,
        xmlns_cp=f"{_PACKAGE}/metadata/core-properties",
        xmlns_dcterms="http://purl.org/dc/terms/",
        xmlns_xsi="http://www.w3.org/2001/XMLSchema-instance",
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts in their order by name, without a clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells the operating system
            part = parts[name]
            archive.writestr(entry, part.encode() if isinstance(part, str) else part)
    return out.getvalue()
