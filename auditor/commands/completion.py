"""Print a shell's completion script."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from auditor.commands._shared import language
from auditor.helping import Command

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@language
@click.pass_context
def COMMAND(context: click.Context, shell: str, lang: str) -> None:
    """Print the script that makes a shell complete the command."""
    found = get_completion_class(shell)
    assert found is not None
    group = context.find_root().command
    click.echo(found(group, {}, "auditor", "_AUDITOR_COMPLETE").source())
