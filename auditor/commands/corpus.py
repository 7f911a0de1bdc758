"""Audit a whole archive: every article alone, then the articles against each other."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.commands import _shared as shared
from auditor.commands._shared import fail, kept_patterns, language, note
from auditor.config import LEVELS
from auditor.helping import Command
from auditor.model import Severity
from auditor.words import SEVERITY, Words

if TYPE_CHECKING:
    from auditor.archive.joining import Totals


@click.command("corpus", cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("-o", "--output", required=True, metavar="DIR")
@click.option("--engine", type=click.Choice(["embedded", "spark"]), default="embedded")
@click.option("--master", default="local[*]", metavar="URL")
@click.option("--resume", is_flag=True)
@click.option("--fail-on", type=click.Choice(LEVELS))
@click.option("--pack", "packs", multiple=True, metavar="FILE")
@click.option("--facts", multiple=True, metavar="TABLE")
@click.option("--column", default="", metavar="NAME")
@click.option("--published", metavar="DATE")
@click.option("--jobs", type=click.IntRange(0))
@shared.settings_file
@language
def COMMAND(
    paths: tuple[str, ...],
    output: str,
    engine: str,
    master: str,
    resume: bool,
    fail_on: str | None,
    packs: tuple[str, ...],
    facts: tuple[str, ...],
    column: str,
    published: str | None,
    jobs: int | None,
    config: str | None,
    no_config: bool,
    lang: str,
) -> None:
    """Audit an archive into a directory: findings, claims and a page."""
    try:
        from auditor.archive.parts import Settled
        from auditor.archive.running import Job, run
        from auditor.archive.store import Unusable
    except ImportError as error:
        missing = error.name or str(error)
        fail(
            Words(
                f"缺少 {missing}：请安装 pip install 'auditor-zh[tables]'",
                f"{missing} is missing: pip install 'auditor-zh[tables]'",
            ).said(lang)
        )
    found = shared.settings(paths, config, not no_config, lang)
    packs = packs or found.packs
    shared.usable_packs(packs, lang)
    facts = facts or found.facts
    shared.usable_facts(facts, lang)
    severity = tuple(sorted(found.severity.items()))
    settled = Settled(packs, found.rules, severity, facts)
    wanted = found.jobs if jobs is None else jobs
    job = Job(
        paths=paths,
        out=Path(output),
        settled=settled,
        choice=found.choice,
        jobs=wanted or min(os.cpu_count() or 1, 8),
        engine=engine,
        master=master,
        resume=resume,
        lang=lang,
        patterns=shared.stored_patterns(),
        column=column,
        published=shared.day(published) or found.published,
    )
    progress = shared.Progress(lang)
    try:
        with kept_patterns():
            totals, _ = run(job, progress.step)
    except Unusable as refusal:
        progress.clear()
        fail(refusal.reason.said(lang))
    progress.clear()
    _tell(totals, output, lang)
    sys.exit(_status(totals, fail_on or found.fail_on or "warning"))


def _tell(totals: Totals, output: str, lang: str) -> None:
    for (name, zh), en in totals.problems.items():
        note(f"{name}: {Words(zh, en).said(lang)}")
    for article, rule, error in totals.failures:
        crashed = Words(f"规则 {rule} 自身出错：{error}", f"rule {rule} crashed: {error}")
        note(f"{article}: {crashed.said(lang)}")
    if totals.untold:
        more = Words(f"另有 {totals.untold:,} 处同类问题", f"{totals.untold:,} more of these")
        note(more.said(lang))
    between = sum(n for (rule, _), n in totals.findings.items() if rule.startswith("XAR"))
    unread = (Words("未能审读", "not audited"), totals.unread)
    for label, value in (
        (Words("文章", "articles"), totals.articles),
        *((unread,) if totals.unread else ()),
        (Words("数据条目", "claims"), totals.claims),
        *((SEVERITY[severity], totals.count(severity)) for severity in Severity),
        (Words("其中文章之间", "of these, between articles"), between),
    ):
        click.echo(f"{label.said(lang)} {value:,}")
    click.echo(Words(f"结果在 {output}", f"results are in {output}").said(lang))


def _status(totals: Totals, fail_on: str) -> int:
    if totals.problems or totals.failures or not totals.articles:
        return 2
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        if fail_on != "never" and totals.count(severity):
            return 1
        if severity == fail_on:
            break
    return 0
