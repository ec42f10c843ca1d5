"""The Markdown parser, set up for Chinese: a white list of constructs, and bold that closes beside Chinese text."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from jdtool.reports.blocks import is_wide

_CONSTRUCTS = ("heading", "list", "table", "newline", "escape", "entity", "emphasis")


@cache
def parser() -> MarkdownIt:
    """The one parser; every container, whatever its name, comes out as `container_block`."""
    markdown = MarkdownIt("zero").enable(list(_CONSTRUCTS))
    chinese = _ChineseInline()
    chinese.ruler, chinese.ruler2 = markdown.inline.ruler, markdown.inline.ruler2
    markdown.inline = chinese
    markdown.use(front_matter_plugin)
    markdown.use(footnote_plugin, inline=False)
    return markdown.use(container_plugin, "block", validate=_has_name)


def _has_name(parameters: str, _marker: str) -> bool:
    return bool(parameters.strip())


class _ChineseState(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - the parser's own names
        """Let `**` open or close beside a Chinese character.

        CommonMark sees no word boundary in `**摸清底数。**截至` and leaves the asterisks standing.
        """
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        if not canSplitWord or not (is_wide(before) or is_wide(after)):
            return scanned
        return Scanned(
            scanned.can_open or not isWhiteSpace(ord(after)),
            scanned.can_close or not isWhiteSpace(ord(before)),
            scanned.length,
        )


class _ChineseInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The parser's own steps, on a state that knows Chinese."""
        state = _ChineseState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
