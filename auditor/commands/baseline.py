"""Accept the findings of articles as they are."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from auditor.commands import _auditing as auditing
from auditor.commands._shared import day, language, note, settings, usable_packs
from auditor.helping import Command
from auditor.reporting import View
from auditor.words import Words


@click.command("baseline", cls=Command)
@click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path())
@click.option("-o", "--output", metavar="FILE", type=click.Path())
@click.option("--published", metavar="DATE")
@click.option("--pack", "packs", multiple=True, metavar="FILE", type=click.Path())
@click.option("--config", metavar="FILE", type=click.Path())
@click.option("--no-config", is_flag=True)
@click.option("--jobs", type=click.IntRange(0))
@language
def COMMAND(
    paths: tuple[str, ...],
    output: str | None,
    published: str | None,
    packs: tuple[str, ...],
    config: str | None,
    no_config: bool,
    jobs: int | None,
    lang: str,
) -> None:
    """Write the findings of articles as accepted ones, for check --baseline."""
    from auditor.run import Plan

    found = settings(paths, config, not no_config, lang)
    if packs:
        found = replace(found, packs=packs)
    usable_packs(found.packs, lang)
    plan = Plan(
        formats=("baseline",),
        view=View(lang=lang),
        published=day(published) or found.published,
        packs=found.packs,
        rules=found.rules,
        severity=found.severity,
    )
    jobs = found.jobs if jobs is None else jobs
    articles = auditing.sources(paths, found.choice)
    total = auditing.audit_all(articles, plan, [output or ""], jobs or 0)
    for name, reason in total.unreadable:
        note(f"{name}: {reason.said(lang)}")
    count = sum(total.findings.values())
    if output:
        written = Words(
            f"{total.articles} 篇文章的 {count} 处问题已记入 {output}",
            f"{count} findings of {total.articles} articles are accepted in {output}",
        )
        note(written.said(lang))
    sys.exit(2 if total.unreadable or total.failures else 0)
