"""The environment templates run in: which fields they read, which filters and tests they have, how a value prints."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Undefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from jdtool.errors import nearest
from jdtool.reports import prose
from jdtool.reports.markdown import escape
from jdtool.reports.template_values import fields, printed
from jdtool.reports.tracing import mark_of, marked

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


class RefusedError(TemplateRuntimeError):
    """Something a template may not do; the message is Chinese."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
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
        raise RefusedError("下标所指的项不存在")

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros; an unknown name is let through to say so itself."""
        return isinstance(obj, Macro | Undefined)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """The macro's text, or a refusal without the object's repr."""
        if not self.is_safe_callable(obj):
            raise RefusedError("模板只能调用宏，不能调用方法")
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
        raise RefusedError("此处没有数据（None），请用 |stated 写成“暂缺”，或先用 {% if … is not none %} 判断")
    text = printed(value) if not isinstance(value, Undefined) else str(value)  # which raises
    if text is None:
        raise RefusedError("此处是一组数据或一个判断，不能直接输出，请写明字段或使用过滤器")
    escaped = escape(text)
    apart = "\\" if escaped[:1] in {".", ")"} else ""  # after another value's digits it would open a list
    return Markup(apart + marked(escaped, mark_of([value])))  # noqa: S704  # escaped just here


def _on_known(function: Callable[..., object]) -> Callable[..., object]:
    def called(*arguments: object, **options: object) -> object:
        for argument in (*arguments, *options.values()):
            if isinstance(argument, Undefined):
                str(argument)  # raises: a misspelt field is neither none nor zero
        return function(*arguments, **options)

    return called


def _plain_text(function: Callable[..., object]) -> Callable[..., object]:
    checked = _on_known(function)

    def worded(*arguments: object, **options: object) -> str:
        text = str(checked(*arguments, **options))  # str() of markup is no markup
        return marked(text, mark_of(arguments))

    return worded
