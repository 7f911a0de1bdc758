"""List the numbers of an article."""

from __future__ import annotations

import os

import click

from auditor.commands._shared import day, fail, kept_patterns, language
from auditor.helping import Command
from auditor.words import Words


@click.command("numbers", cls=Command)
@click.argument("file")
@click.option("--format", "style", type=click.Choice(["text", "jsonl"]), default="text")
@click.option("--published", metavar="DATE")
@language
def COMMAND(file: str, style: str, published: str | None, lang: str) -> None:
    """List every number of an article: place, text, value, interval, unit, kind and hedge."""
    from auditor.article import Lines, Unreadable
    from auditor.engine import context_of
    from auditor.numbers import record, table
    from auditor.sources import articles, find, shown

    if os.path.isdir(file):
        fail(Words(f"{file}：要一篇文章，不是目录", f"{file}: one article, please").said(lang))
    try:
        (source,) = find([file])
        article = next(articles(source))
        told = day(published) or article.published
    except Unreadable as refusal:
        fail(f"{shown(file)}: {refusal.reason.said(lang)}")
    with kept_patterns():
        found = context_of(article.text, tables=article.tables, skipped=article.skipped).figures()
    places = article.anchors or Lines(article.text)
    lines = table(places, found, lang, told) if style == "text" else record(places, found, told)
    for line in lines:
        click.echo(line)
