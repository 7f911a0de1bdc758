"""What is said of a wrong command line, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import click

from auditor.words import LANGUAGES, Words


class Misuse(click.UsageError):
    """A command line that cannot be followed; the reason is in both languages."""

    def __init__(self, reason: Words, context: click.Context | None = None) -> None:
        super().__init__(reason.en, context)
        self.reason = reason


def language(context: click.Context | None) -> str:
    """Return the language that --lang names, before the command or after it."""
    while context is not None:
        if context.params.get("lang"):
            return str(context.params["lang"])
        context = context.parent
    return LANGUAGES[0]


_LOOK_ALIKE = str.maketrans("Ool", "001")


def told(error: click.UsageError) -> str:
    """Return what is wrong, and where the help is."""
    lang = language(error.ctx)
    command = error.ctx.command_path if error.ctx else "auditor"
    more = Words(f"用法见 {command} --help", f"see {command} --help").said(lang)
    return f"auditor: {_reason(error).said(lang)}\nauditor: {more}"


def near(word: str, known: Iterable[str]) -> Words:
    """Ask whether the nearest known word was meant; nothing if none is near.

    A letter that looks like the digit of a code (SUM1O1) is taken for it.
    """
    words = list(known)
    alike = word.translate(_LOOK_ALIKE)
    found = [alike] if alike in words else get_close_matches(word, words, n=1)
    return Words(f"；是 {found[0]} 吗？", f"; did you mean {found[0]}?") if found else Words("", "")


def _reason(error: click.UsageError) -> Words:
    if isinstance(error, Misuse):
        return error.reason
    en = error.format_message()
    if isinstance(error, click.NoSuchOption):
        hint = near(error.option_name, error.possibilities or ())
        return Words(f"没有选项 {error.option_name}", f"no option {error.option_name}").joined(hint)
    if isinstance(error, click.BadOptionUsage):
        return Words(f"选项 {error.option_name} 的用法不对：后面要有一个值，开关则不带值", en)
    if isinstance(error, click.MissingParameter) and error.param:
        return Words(f"缺少参数 {error.param.make_metavar(error.ctx or _NONE)}", en)
    if isinstance(error, click.BadParameter) and error.param:
        return Words(_wrong_value(error, error.param), en)
    return Words(en, en)


def _wrong_value(error: click.BadParameter, parameter: click.Parameter) -> str:
    longest = max(parameter.opts, key=len)
    name = longest if longest.startswith("-") else longest.upper()
    kind = parameter.type
    if isinstance(kind, click.Choice):
        choices = [str(choice) for choice in kind.choices]
        written = error.message.split("'")[1] if "'" in error.message else ""
        return f"{name} 应为 {'、'.join(choices)} 之一{near(written, choices).zh}"
    if isinstance(kind, click.IntRange):
        least = f"不小于 {kind.min} 的" if kind.min is not None else ""
        return f"{name} 应为{least}整数"
    if isinstance(kind, type(click.INT)):
        return f"{name} 应为整数"
    return f"{name}：{error.message}"


_NONE = click.Context(click.Command("auditor"))
