"""A zip of parts as they are, nothing packed, never in one piece: the reader behind it need not inflate again."""

import io
import struct
import zlib
from collections.abc import Iterable, Mapping

_VERSION = 20
_FIRST_OF_JANUARY_1980 = 33
_AT_ONCE = 1 << 18


class InOrder(io.RawIOBase):
    """Pieces as one file that is read once, from its start; no copy of them is ever put together."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes of the piece at hand, few enough to be copied in memory that is used again.

        >>> file = InOrder([b"abc", b"d"])
        >>> [file.read(2) for _ in range(4)]
        [b'ab', b'c', b'd', b'']
        """
        if not self._rest:
            self._rest = memoryview(next(self._pieces, b""))
        most = min(size, _AT_ONCE) if size >= 0 else _AT_ONCE
        taken, self._rest = self._rest[:most], self._rest[most:]
        return bytes(taken)


def stored_zip(parts: Mapping[str, bytes]) -> list[bytes]:
    """The archive in pieces. Written by hand: the library's writer copies every part three times.

    >>> import zipfile
    >>> zipfile.ZipFile(io.BytesIO(b"".join(stored_zip({"a.xml": b"<a/>"})))).read("a.xml")
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
    return [*pieces, listing, b"PK\x05\x06", end]
