"""List the rules."""

from __future__ import annotations

import click

from auditor import registry
from auditor.commands._shared import language
from auditor.helping import Command


@click.command("rules", cls=Command)
@language
def COMMAND(lang: str) -> None:
    """List every rule: code, name and what it looks for."""
    for rule in registry.catalogue():
        first = registry.manual(rule.code).strip().partition("\n")[0]
        title = rule.name if lang == "en" else f"{rule.title} {rule.name}"
        click.echo(f"{rule.code}  {title}  {first}")
