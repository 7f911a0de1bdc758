"""--help in both languages: a command's page stands in the TOML beside its file."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import click

from auditor import ending, registry
from auditor.drawing import fold
from auditor.misuse import Misuse, language, near, told
from auditor.words import Words

_WIDTH = 80
_SECTIONS = (
    ("exits", Words("退出码", "Exit codes")),
    ("examples", Words("例", "Examples")),
    ("environment", Words("环境变量", "Environment")),
)


def page_of(name: str) -> dict[str, Any]:
    """Return the page of a command ("" is the group), in both languages."""
    path = files("auditor").joinpath("commands", f"{name or '_group'}.toml")
    return tomllib.loads(path.read_text("utf-8"))


def page(command: click.Command, lang: str) -> str:
    """Return a command's page in one language, folded to 80 columns."""
    group = isinstance(command, click.Group)
    data = page_of("" if group else str(command.name))[lang]
    name = "auditor" if group else f"auditor {command.name}"
    out = [*fold(f"{name} — {data['summary']}", _WIDTH), ""]
    out += [Words("用法：", "Usage: ").said(lang) + data["usage"], ""]
    for paragraph in data.get("text", "").strip().split("\n\n"):
        out += [*fold(paragraph, _WIDTH), ""] if paragraph else []
    if group:
        out += [Words("命令：", "Commands:").said(lang), *_commands(lang), ""]
    out.append(Words("选项：", "Options:").said(lang))
    for declared, said in _options(command, data["options"]):
        out += [f"  {declared}", *fold(said, _WIDTH, " " * 6)]
    for key, title in _SECTIONS:
        if key in data:
            out += ["", title.said(lang) + Words("：", ":").said(lang)]
            for line in data[key].strip().splitlines():
                out += fold(line, _WIDTH, "  ")
    return "\n".join(out)


def _commands(lang: str) -> list[str]:
    """Return a line for each command, by the summary of its page; no command is imported."""
    names = registry.command_names()
    left = max(map(len, names)) + 4
    out = []
    for name in names:
        first, *more = fold(page_of(name)[lang]["summary"], _WIDTH, " " * left)
        out += [f"  {name}".ljust(left) + first.lstrip(), *more]
    return out


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


class Command(click.Command):
    """A command whose page stands in the TOML beside its file."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page in the language that --lang names before --help."""
        formatter.write(page(self, language(ctx)) + "\n")


class Group(click.Group):
    """The commands of `auditor/commands/`, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(registry.command_names())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called.

        Raises:
            Misuse: there is none of this name; the nearest is told.
        """
        if args and not args[0].startswith("-") and args[0] not in registry.command_names():
            unknown = Words(f"没有命令 {args[0]}", f"there is no command {args[0]}")
            raise Misuse(unknown.joined(near(args[0], registry.command_names())), ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run; what is wrong with the command line is told in the language it names."""
        run: Any = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        try:
            try:
                status = run(*args, standalone_mode=False, **extra)
            finally:
                ending.flush()
        except click.UsageError as error:
            click.echo(told(error), err=True)
            raise SystemExit(2) from None
        except click.Abort:
            raise SystemExit(130) from None  # as of a program that Ctrl-C ended
        except OSError as error:
            if error.filename is not None:
                raise  # of a file, not of standard output
            ending.shut(error)
        raise SystemExit(status if isinstance(status, int) else 0)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of this name."""
        return registry.command(cmd_name) if cmd_name in registry.command_names() else None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page in the language that --lang names before --help."""
        formatter.write(page(self, language(ctx)) + "\n")
