"""Writes what is generated: the reporters' snapshots and the tables of the READMEs."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))


def files() -> dict[Path, str]:
    """Return every generated file with the content it should have."""
    from samples import snapshots

    sys.path.insert(0, str(ROOT / "tools"))
    import measures
    import traditional

    out = {ROOT / "tests" / "snapshots" / name: text for name, text in snapshots().items()}
    for readme in sorted(ROOT.glob("README*.md")):
        tables = {"rules": rule_table(), "formats": format_table(), "modules": module_table()}
        tables["formats_zh"] = format_table("zh")
        tables |= {"commands": command_list("en"), "commands_zh": command_list("zh")}
        tables["snippets"] = snippets()
        out[readme] = filled(readme, tables | {"report": report()})
    if find_spec("pint"):
        out[measures.TARGET] = measures.table()
    if find_spec("opencc"):
        out[traditional.TARGET] = "\n".join(traditional.table()) + "\n"
    seeds = ROOT / "seeds" / "README.md"
    out[seeds] = filled(seeds, {"table": seed_table()})
    return out


def filled(path: Path, tables: dict[str, str]) -> str:
    """Return a file with the text between `<!-- name -->` and `<!-- end -->` replaced."""
    text = path.read_text("utf-8")
    for name, table in tables.items():
        head, mark, rest = text.partition(f"<!-- {name} -->\n")
        if mark:
            _, end, tail = rest.partition("<!-- end -->")
            text = head + mark + table + end + tail
    return text


def rule_table() -> str:
    """Return the rules as a Markdown table."""
    from auditor import registry

    rows = ["| code | name | | what it looks for |", "|---|---|---|---|"]
    for rule in registry.catalogue():
        first = registry.manual(rule.code).strip().partition("\n")[0]
        rows.append(f"| {rule.code} | {rule.name} | {rule.title} | {first} |")
    return "\n".join(rows) + "\n"


def command_list(lang: str) -> str:
    """Return the commands, each with the summary of its page."""
    from auditor import registry
    from auditor.helping import page_of

    pages = [page_of(name)[lang] for name in registry.command_names()]
    bar = "\\|"  # within a cell
    rows = "".join(
        f"| `{page['usage'].replace('|', bar)}` | {page['summary']} |\n" for page in pages
    )
    return f"| | |\n|---|---|\n{rows}"


def snippets() -> str:
    """Return what `auditor init` prints for continuous integration."""
    from auditor.commands.init import SNIPPETS, resource

    return "".join(f"`{path}`:\n\n```yaml\n{resource(n)}```\n\n" for path, n in SNIPPETS)


def format_table(lang: str = "en") -> str:
    """Return the reporters as a Markdown table."""
    from auditor import registry

    rows = [
        "| `--format` | 结尾 | |" if lang == "zh" else "| `--format` | ending | |",
        "|---|---|---|",
    ]
    for reporter in map(registry.reporter, registry.reporter_names()):
        endings = " ".join(f"`{suffix}`" for suffix in reporter.suffixes)
        rows.append(f"| {reporter.name} | {endings} | {reporter.about.said(lang)} |")
    return "\n".join(rows) + "\n"


def module_table() -> str:
    """Return the modules of the pipeline as a Markdown table, by their own first sentence.

    A group of relations has a row of its own before those of its modules.
    """
    rows = ["| module | |", "|---|---|"]
    for path in sorted((ROOT / "auditor").rglob("*.py")):
        first = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
        place = path.relative_to(ROOT / "auditor")
        if path.stem == "__init__" and place.parts[0] == "relations":
            rows.append(f"| **{place.parent}/** | **{first}** |")
        elif path.stem not in ("__init__", "__main__"):
            rows.append(f"| {place} | {first} |")
    return "\n".join(rows) + "\n"


def report() -> str:
    """Return what the command prints about one sample article."""
    line = [sys.executable, "-m", "auditor", "check", "--width", "80", "seeds/sports-weekend.txt"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, check=False, text=True)
    shown = f"$ auditor check seeds/sports-weekend.txt\n{done.stdout}"
    return "".join(f"    {row}".rstrip() + "\n" for row in shown.splitlines())


def seed_table() -> str:
    """Return the sample articles as a Markdown table."""
    rows = ["| file | field | what is in it | findings |", "|---|---|---|---|"]
    for path in sorted((ROOT / "seeds").glob("*.toml")):
        entry = tomllib.loads(path.read_text("utf-8"))
        codes = " ".join(finding["rule"] for finding in entry.get("finding", [])) or "none"
        rows.append(f"| {path.stem}.txt | {entry['field']} | {entry['about']} | {codes} |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Write every file whose content differs, and remove snapshots that nothing draws."""
    wanted = files()
    for old in (ROOT / "tests" / "snapshots").glob("*"):
        if old not in wanted:
            old.unlink()
            print(f"removed {old.relative_to(ROOT)}")
    for path, text in wanted.items():
        if not path.exists() or path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
