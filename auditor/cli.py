"""The command line: a group whose commands are the files of `auditor/commands/`."""

from __future__ import annotations

import sys

import click

from auditor.commands._shared import language
from auditor.helping import Group


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@language
@click.version_option(package_name="auditor-zh", prog_name="auditor")
def main(lang: str) -> None:
    """Find numbers that contradict each other in Chinese articles, and show the sum."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
