"""--help in both languages: commands whose pages stand in `help.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import click

from auditor import registry
from auditor.drawing import fold
from auditor.words import LANGUAGES, Words

_WIDTH = 80
_SECTIONS = (
    ("exits", Words("退出码", "Exit codes")),
    ("examples", Words("例", "Examples")),
    ("environment", Words("环境变量", "Environment")),
)


def pages() -> dict[str, Any]:
    """Return the pages of all commands."""
    text = files("auditor").joinpath("help.toml").read_text("utf-8")
    return tomllib.loads(text)


def page(command: click.Command, usage_name: str, lang: str) -> str:
    """Return a command's page in one language, folded to 80 columns."""
    data = pages()[usage_name][lang]
    name = usage_name if usage_name == "auditor" else f"auditor {usage_name}"
    out = [*fold(f"{name} — {data['summary']}", _WIDTH), ""]
    out += [Words("用法：", "Usage: ").said(lang) + data["usage"], ""]
    for paragraph in data.get("text", "").strip().split("\n\n"):
        out += [*fold(paragraph, _WIDTH), ""] if paragraph else []
    if isinstance(command, click.Group):
        out.append(Words("命令：", "Commands:").said(lang))
        out += [f"  {entry:<9}{said}" for entry, said in data["commands"].items()]
        out.append("")
    out.append(Words("选项：", "Options:").said(lang))
    for declared, said in _options(command, data["options"]):
        out += [f"  {declared}", *fold(said, _WIDTH, " " * 6)]
    for key, title in _SECTIONS:
        if key in data:
            out += ["", title.said(lang) + Words("：", ":").said(lang)]
            for line in data[key].strip().splitlines():
                out += fold(line, _WIDTH, "  ")
    return "\n".join(out)


def _options(command: click.Command, texts: dict[str, str]) -> list[tuple[str, str]]:
    context = click.Context(command)
    formats = ", ".join(registry.reporter_names())
    rows = []
    for parameter in command.get_params(context):
        if not isinstance(parameter, click.Option):
            continue
        for names in (parameter.opts, parameter.secondary_opts):
            if names:
                wanted = max(names, key=len).removeprefix("--")
                flag = parameter.is_flag or parameter.count
                value = "" if flag else f" {parameter.metavar or _placeholder(wanted)}"
                text = texts[wanted].replace("{formats}", formats)
                rows.append((", ".join(sorted(names, key=len)) + value, text))
    return rows


def _placeholder(option: str) -> str:
    return {"lang": "zh|en", "format": "F", "fail-on": "LEVEL"}.get(option, "N")


def _said_lang(context: click.Context) -> str:
    parent = context.parent.params.get("lang") if context.parent else None
    return str(context.params.get("lang") or parent or LANGUAGES[0])


class Command(click.Command):
    """A command whose page is in `help.toml`."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page in the language that --lang names before --help."""
        formatter.write(page(self, str(self.name), _said_lang(ctx)) + "\n")


class Group(click.Group):
    """The command group, likewise."""

    command_class = Command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page in the language that --lang names before --help."""
        formatter.write(page(self, "auditor", _said_lang(ctx)) + "\n")
