"""A zip of parts as they are, nothing packed, in memory: the reader behind it need not inflate again."""

import io
import struct
import zlib
from collections.abc import Mapping

_VERSION = 20
_FIRST_OF_JANUARY_1980 = 33


def stored_zip(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The archive, ready to be read. Written by hand: the library's writer copies every part three times.

    >>> import zipfile
    >>> zipfile.ZipFile(stored_zip({"a.xml": b"<a/>"})).read("a.xml")
    b'<a/>'
    """
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, part in parts.items():
        label = name.encode("ascii")
        sizes = zlib.crc32(part), len(part), len(part), len(label), 0
        about = struct.pack("<5H3L2H", _VERSION, 0, 0, 0, _FIRST_OF_JANUARY_1980, *sizes)
        pieces += [b"PK\x03\x04", about, label, part]
        place = struct.pack("<3H2L", 0, 0, 0, 0, at)
        directory.append(b"PK\x01\x02" + struct.pack("<H", _VERSION) + about + place + label)
        at += 4 + len(about) + len(label) + len(part)
    listing = b"".join(directory)
    end = struct.pack("<4H2LH", 0, 0, len(directory), len(directory), len(listing), at, 0)
    return io.BytesIO(b"".join([*pieces, listing, b"PK\x05\x06", end]))
