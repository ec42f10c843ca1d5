"""The Jinja2 environment that turns a template and finished values into Markdown.

A template may come from anyone in the office, so it lays out and does nothing else: it reads the fields it is given,
loops, branches, calls the shipped macros and the prose filters. It cannot compute, call methods, reach other files,
or turn a value into markup. Running time is not limited here, only the length of the page.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import TracebackType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateRuntimeError, UndefinedError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from jdtool.errors import JdtoolError, nearest
from jdtool.reports import prose
from jdtool.reports.markdown import escape
from jdtool.reports.template_text import at_line, keep_paragraphs, syntax_reason, tidy
from jdtool.reports.template_values import fields, printed, require_plain

LONGEST_PAGE = 20_000_000
"""Characters; a county's report with every village has some hundred thousand."""

_FILTERS: dict[str, Callable[..., object]] = {
    "people": partial(prose.count, unit="人"),
    "occasions": partial(prose.count, unit="人次"),
    "count": prose.count,
    "wan": prose.wan,
    "about": prose.about,
    "over": prose.over,
    "range": prose.number_range,
    "percent": prose.percent,
    "fraction": prose.fraction_text,
    "points": prose.points,
    "change": prose.change,
    "date": prose.date_text,
    "until": prose.date_range,
    "listing": prose.listing,
    "first_second": prose.first_second,
    "chinese": prose.chinese_number,
    "stated": prose.stated,
}
_TESTS: dict[str, Callable[..., object]] = {
    "none": lambda value: value is None,
    "true": lambda value: value is True,
    "false": lambda value: value is False,
    "odd": lambda value: value % 2 == 1,
    "even": lambda value: value % 2 == 0,
}
_LOOP_FIELDS = ("index", "first", "last", "length", "previtem", "nextitem")

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
    for name, value in context.items():
        require_plain(value, name)
    sources = {name: keep_paragraphs(text) for name, text in {**macros, template_name: template_text}.items()}
    environment = _Environment(sources, tuple(context))
    try:
        for name, source in sources.items():
            _require_layout_only(environment, source, name)
        page = _joined(environment.get_template(template_name).generate(dict(context)))
    except TemplateSyntaxError as error:
        name, reason = error.name or template_name, syntax_reason(str(error.message))
        raise JdtoolError(at_line(name, error.lineno, reason)) from error
    except _MENDABLE as error:
        name, line = _place(error.__traceback__, sources) or (template_name, None)
        raise JdtoolError(at_line(name, line, _reason(error, sources))) from error
    return tidy(page)


class _RefusedError(TemplateRuntimeError):
    """Something a template may not do; the message is Chinese."""


class _Environment(ImmutableSandboxedEnvironment):
    """Reads only listed attributes, calls only macros, escapes every value for Markdown."""

    def __init__(self, sources: Mapping[str, str], names: tuple[str, ...]) -> None:
        super().__init__(
            autoescape=True,
            undefined=_unknown_field(names),
            finalize=_finalize,
            trim_blocks=True,
            loader=FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
        )
        self.globals.clear()
        self.filters = {name: _plain_text(function) for name, function in _FILTERS.items()}
        self.filters["items"] = _on_known(dict.items)
        self.tests = {name: _on_known(function) for name, function in _TESTS.items()}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A dict's key or a listed attribute, else an unknown field."""
        if isinstance(obj, Undefined):
            return getattr(obj, attribute)
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if attribute.startswith("_"):
            return self.undefined("private", obj, attribute, SecurityError)
        if attribute in _readable(obj):
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A dict's value or a tuple's element; the key may be data, so no message names it."""
        if isinstance(obj, Undefined):
            return obj[argument]
        if type(obj) in (dict, tuple, list):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                pass
        raise _RefusedError("下标所指的项不存在")

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros; an unknown name is let through to say so itself."""
        return isinstance(obj, Macro | Undefined)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """The macro's text, or a refusal without the object's repr."""
        if not self.is_safe_callable(obj):
            raise _RefusedError("模板只能调用宏，不能调用方法")
        return context.call(obj, *args, **kwargs)


def _unknown_field(names: tuple[str, ...]) -> type[StrictUndefined]:
    class UnknownField(StrictUndefined):
        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            name = str(self._undefined_name)
            if self._undefined_exception is SecurityError:
                return f"模板不得访问 {name}"
            if self._undefined_hint:
                return f"{name} 没有给出"
            known = names if self._undefined_obj is missing else _readable(self._undefined_obj)
            return f"未知字段 {name}{nearest(name, known)}"

    return UnknownField


def _readable(obj: object) -> tuple[str, ...]:
    if isinstance(obj, TemplateModule):
        return tuple(name for name in vars(obj) if not name.startswith("_"))
    return _LOOP_FIELDS if isinstance(obj, LoopContext) else fields(obj)


@pass_context  # with a context Jinja cannot fold literals past this function
def _finalize(_context: Context, value: object) -> Markup:
    if isinstance(value, Markup):
        return value.strip("\n")  # a macro's own first and last line ends never split the text around it
    if value is None:
        raise _RefusedError("此处没有数据（None），请用 |stated 写成“暂缺”，或先用 {% if … is not none %} 判断")
    text = printed(value) if not isinstance(value, Undefined) else str(value)  # which raises
    if text is None:
        raise _RefusedError("此处是一组数据或一个判断，不能直接输出，请写明字段或使用过滤器")
    escaped = escape(text)
    apart = "\\" if escaped[:1] in {".", ")"} else ""  # after another value's digits it would open a list
    return Markup(apart + escaped)  # noqa: S704  # escaped just here


def _on_known(function: Callable[..., object]) -> Callable[..., object]:
    def called(*arguments: object, **options: object) -> object:
        for argument in (*arguments, *options.values()):
            if isinstance(argument, Undefined):
                str(argument)  # raises: a misspelt field is neither none nor zero
        return function(*arguments, **options)

    return called


def _plain_text(function: Callable[..., object]) -> Callable[..., object]:
    checked = _on_known(function)
    return lambda *arguments, **options: str(checked(*arguments, **options))  # str() of markup is no markup


def _require_layout_only(environment: _Environment, source: str, name: str) -> None:
    for node in environment.parse(source, name).find_all(nodes.Node):
        if reason := _refusal(environment, node):
            raise JdtoolError(at_line(name, node.lineno, reason))


def _refusal(environment: _Environment, node: nodes.Node) -> str:
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
            raise _RefusedError(f"输出超过 {LONGEST_PAGE} 字，已停止")
        page.append(piece)
    return "".join(page)


def _place(traceback: TracebackType | None, names: Iterable[str]) -> tuple[str, int] | None:
    """The innermost template line of a traceback, which Jinja has rewritten to template lines."""
    place = None
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        place = (name, traceback.tb_lineno) if name in names else place
        traceback = traceback.tb_next
    return place


def _reason(error: Exception, names: Iterable[str]) -> str:
    if isinstance(error, UndefinedError | SecurityError | _RefusedError):
        return str(error)
    if isinstance(error, TemplateNotFound):
        return f"没有可导入的 {error.name}{nearest(str(error.name), names)}"
    if isinstance(error, RecursionError | SyntaxError):
        return "嵌套太深"
    return f"值与写法不符（{type(error).__name__}）"  # the exception's own text may quote a value
