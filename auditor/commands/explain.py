"""Print the manual of a rule."""

from __future__ import annotations

from difflib import get_close_matches

import click

from auditor import registry
from auditor.commands._shared import fail, language, rule_words
from auditor.helping import Command
from auditor.words import Words


@click.command("explain", cls=Command)
@click.argument("code", shell_complete=rule_words)
@language
def COMMAND(code: str, lang: str) -> None:
    """Print the manual of a rule, by its code or name."""
    known = {rule.code: rule.code for rule in registry.catalogue()}
    known |= {rule.name: rule.code for rule in registry.catalogue()}
    wanted = known.get(code.upper()) or known.get(code.lower())
    if not wanted:
        near = get_close_matches(code.upper(), known) or get_close_matches(code.lower(), known)
        hint = (
            Words(f"；是 {near[0]} 吗？", f"; did you mean {near[0]}?") if near else Words("", "")
        )
        unknown = Words(f"没有规则 {code}", f"there is no rule {code}")
        fail(unknown.said(lang) + hint.said(lang))
    rule = registry.named(wanted)
    click.echo(f"{wanted} {rule.title} {rule.name}\n\n{registry.manual(wanted).strip()}")
