"""Write a settings file with comments, and print what continuous integration needs."""

from __future__ import annotations

import os
from importlib.resources import files

import click

from auditor.commands._shared import fail, language, note
from auditor.config import OWN, SHARED, find
from auditor.helping import Command
from auditor.words import Words, why

# Where each snippet belongs, and the file beside this one that holds it.
SNIPPETS = (
    (".github/workflows/figures.yml", "_github.yml"),
    (".gitlab-ci.yml", "_gitlab.yml"),
    (".pre-commit-config.yaml", "_pre-commit.yml"),
)


def resource(name: str) -> str:
    """Return one of the files that are written or printed."""
    return files("auditor").joinpath("commands", name).read_text("utf-8")


@click.command("init", cls=Command)
@language
def COMMAND(lang: str) -> None:
    """Write auditor.toml into the working directory, unless there are settings already."""
    there = find([])
    if there in (OWN, SHARED):
        there_already = Words(
            f"{there} 里已有配置，没有改动", f"there are settings in {there}; nothing is changed"
        )
        fail(there_already.said(lang))
    try:
        # "x": another process may have written it meanwhile.
        with open(OWN, "x", encoding="utf-8") as out:
            out.write(resource("_settings.toml"))
    except OSError as error:
        said = why(error)
        fail(Words(f"无法写入 {OWN}：{said.zh}", f"cannot write {OWN}: {said.en}").said(lang))
    written = Words(f"已写出 {os.path.abspath(OWN)}", f"wrote {os.path.abspath(OWN)}")
    note(written.said(lang))
    if there:
        above = Words(
            f"{there} 里的配置从此对这个目录不再有效",
            f"the settings in {there} no longer hold for this directory",
        )
        note(above.said(lang))
    for path, name in SNIPPETS:
        click.echo(f"# {path}\n{resource(name)}")
