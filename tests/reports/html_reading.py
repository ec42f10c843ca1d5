"""Reads an HTML document back as elements, as strictly as it was written."""

from html.parser import HTMLParser

from msgspec import Struct, field

VOID = frozenset({"meta", "br"})


class Node(Struct):
    """One element: what is in it, in order, texts among it."""

    tag: str
    attributes: dict[str, str]
    content: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.content)

    def all(self, *tags: str) -> list["Node"]:
        """The elements of those names in it, in the order of the document."""
        inside = [each for each in self.content if isinstance(each, Node)]
        return [node for each in inside for node in ([each] if not tags or each.tag in tags else []) + each.all(*tags)]


def read_html(page: str) -> Node:
    """The document; every element that is not void must be closed, in its place."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")
