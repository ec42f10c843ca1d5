"""The Jinja2 environment that turns a template and finished values into Markdown.

A template may come from anyone in the office, so it lays out and does nothing else: it reads the fields it is given,
loops, branches, calls the shipped macros and the prose filters. It cannot compute, call methods, reach other files,
or turn a value into markup. Running time is not limited here, only the length of the page.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from jinja2 import Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError

from jdtool.errors import JdtoolError, nearest
from jdtool.reports.template_environment import RefusedError, TemplateEnvironment
from jdtool.reports.template_text import at_line, keep_paragraphs, line_of, syntax_reason, tidy
from jdtool.reports.template_values import require_plain

Made = TypeVar("Made")

LONGEST_PAGE = 20_000_000
"""Characters; a county's report with every village has some hundred thousand."""

_REFUSED_SYNTAX: tuple[tuple[tuple[type[nodes.Node], ...], str], ...] = (
    (
        (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Slice),
        "模板里不做计算和截取，请改用已有的字段",
    ),
    # Jinja joins a value to markup by escaping it for HTML; in Markdown it would still be markup.
    ((nodes.Concat,), "不能用 ~ 连接，请把两项并排写成 {{ … }}{{ … }}"),
    ((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier), "不得改变转义（autoescape）"),
    ((nodes.Extends, nodes.Block), "不支持 extends 和 block，请用 import 和宏"),
)
_UNWORDABLE = (TypeError, ValueError, AttributeError, ArithmeticError, LookupError)
_MENDABLE = (TemplateError, SyntaxError, RecursionError, *_UNWORDABLE)


def render(template_text: str, template_name: str, context: Mapping[str, object], macros: Mapping[str, str]) -> str:
    """The Markdown of one template; `macros` are the files it may import, by name.

    The context holds str, int, float, Decimal, bool, None, date, and tuples, dicts and frozen structs of these;
    anything else is the caller's mistake (TypeError). A mistake in the template, an unknown field, or a None that
    reaches the page is a JdtoolError with the template's line. Blank lines come singly, spaces at line ends go.
    """
    return renderer(template_text, template_name, tuple(context), macros)(context)


def renderer(
    template_text: str, template_name: str, names: tuple[str, ...], macros: Mapping[str, str]
) -> Callable[[Mapping[str, object]], str]:
    """As `render`, for one template over many contexts of the same names: checked and compiled once."""
    sources = {name: keep_paragraphs(text) for name, text in {**macros, template_name: template_text}.items()}
    environment = TemplateEnvironment(sources, names)

    def template() -> Template:
        for name, source in sources.items():
            _require_layout_only(environment, source, name)
        return environment.get_template(template_name)

    ready = _mended(template, template_name, sources)

    def page(context: Mapping[str, object]) -> str:
        for name, value in context.items():
            require_plain(value, name)
        return tidy(_mended(lambda: _joined(ready.generate(dict(context))), template_name, sources))

    return page


def _mended(make: Callable[[], Made], template_name: str, sources: Collection[str]) -> Made:
    """What it makes; a mistake in the template is told with its place."""
    try:
        return make()
    except TemplateSyntaxError as error:
        name, reason = error.name or template_name, syntax_reason(str(error.message))
        raise JdtoolError(at_line(name, error.lineno, reason)) from error
    except _MENDABLE as error:
        name, line = line_of(error.__traceback__, sources) or (template_name, None)
        raise JdtoolError(at_line(name, line, _reason(error, sources))) from error


def _require_layout_only(environment: TemplateEnvironment, source: str, name: str) -> None:
    for node in environment.parse(source, name).find_all(nodes.Node):
        if reason := _refusal(environment, node):
            raise JdtoolError(at_line(name, node.lineno, reason))


def _refusal(environment: TemplateEnvironment, node: nodes.Node) -> str:
    for kinds, reason in _REFUSED_SYNTAX:
        if isinstance(node, kinds):
            return reason
    if isinstance(node, nodes.Include | nodes.Import | nodes.FromImport) and not isinstance(node.template, nodes.Const):
        return "导入的文件名必须直接写出"
    if isinstance(node, nodes.Filter) and node.node is None:  # what it gives would count as markup
        return "不能对整段文字使用过滤器"
    if isinstance(node, nodes.Filter) and node.name not in environment.filters:
        return f"未知过滤器 {node.name}{nearest(node.name, environment.filters)}"
    if isinstance(node, nodes.Test) and node.name not in environment.tests:
        return f"未知判断 is {node.name}{nearest(node.name, environment.tests)}"
    return ""


def _joined(pieces: Iterable[str]) -> str:
    page, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST_PAGE:
            raise RefusedError(f"输出超过 {LONGEST_PAGE} 字，已停止")
        page.append(piece)
    return "".join(page)


def _reason(error: Exception, names: Iterable[str]) -> str:
    if isinstance(error, UndefinedError | SecurityError | RefusedError):
        return str(error)
    if isinstance(error, TemplateNotFound):
        return f"没有可导入的 {error.name}{nearest(str(error.name), names)}"
    if isinstance(error, RecursionError | SyntaxError):
        return "嵌套太深"
    return f"值与写法不符（{type(error).__name__}）"  # the exception's own text may quote a value
