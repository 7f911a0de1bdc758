"""Check tables of reference figures before they are used, or list those that are shipped."""

from __future__ import annotations

import sys

import click

from auditor.commands._shared import fail, language, note
from auditor.helping import Command
from auditor.words import Words


@click.command("facts", cls=Command)
@click.argument("action", type=click.Choice(["check", "list"]), metavar="check|list")
@click.argument("tables", nargs=-1, metavar="TABLE…")
@language
def COMMAND(action: str, tables: tuple[str, ...], lang: str) -> None:
    """Check tables of reference figures, or list their facts."""
    from auditor import facts

    if action == "check" and not tables:
        fail(Words("要核对哪张表？", "which table?").said(lang))
    faulty = False
    for table in tables or (facts.DEFAULT,):
        own = table == facts.DEFAULT
        found, faults = (facts.shipped(), ()) if own else facts.examined(table)
        faulty |= bool(faults)
        for fault in faults:
            note(fault.said(lang))
        if action == "list":
            for fact in found:
                until = fact.until.isoformat(timespec="minutes") if fact.until else "—"
                since = fact.since.isoformat(timespec="minutes") if fact.since else ".."
                time = f"{since}/{until}" if fact.until else "—"
                row = (fact.metric, fact.place, time, fact.written, fact.source, fact.url)
                click.echo("\t".join(row).rstrip())
        elif not faults:
            count = Words(
                f"{table}：{len(found)} 条，可以用", f"{table}: {len(found)} facts, usable"
            )
            click.echo(count.said(lang))
    sys.exit(2 if faulty else 0)
