"""Imports flow one way: model ← interval, normal ← quantities ← claims ← engine ← the desk."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# A module imports only from layers before its own; what is not named may be imported by any
# later layer. Rules stand beside the engine: they see claims and helpers, never each other.
LAYERS = [
    {"model", "words"},
    {"interval", "normal", "article"},
    {"figures"},
    {"quantities"},
    {"tables"},
    {"context"},
    {"relations"},
    {"facts"},
    {"rules"},
    {"registry"},
    {"engine"},
    {"encodings", "dateline", "document"},
    {"pages", "office"},
    {"readers"},
    {"baseline", "suppressing"},
    {"reporting", "drawing", "telling", "records", "marking"},
    {"choosing", "cache"},
    {"misuse"},
    {"config"},
    {"sources", "gitdiff", "numbers"},
    {"reports"},
    {"judging"},
    {"run"},
    {"keeping", "archive"},
    {"helping"},
    {"commands"},
    {"cli", "__main__", "__init__"},
]

# Within the relations a group imports from groups before its own, never from one beside it.
GROUPS = [
    {"text"},
    {"dates", "sums", "repeats"},
    {"proportions", "comparisons", "listed", "meaning"},
]


def imported(path: Path) -> set[str]:
    """Return the modules of the project that a file imports when it runs."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
            found.add(node.module)
    return {name for name in found if name.split(".")[0] == "auditor"}


def level(module: str) -> int | None:
    for number, names in enumerate(LAYERS):
        if module in names:
            return number
    return None


MODULES = sorted((ROOT / "auditor").rglob("*.py"))
RULES = sorted((ROOT / "rules").glob("*.py"))
ACROSS = sorted((ROOT / "rules" / "across").glob("*.py"))
REPORTS = sorted((ROOT / "reports").glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_modules_import_only_what_comes_before(path: Path) -> None:
    folder = path.relative_to(ROOT / "auditor").parts[0]
    grouped = [
        "figures",
        "relations",
        "commands",
        "tables",
        "pages",
        "office",
        "readers",
        "archive",
        "facts",
    ]
    own = level(folder if folder in grouped else path.stem)
    for name in imported(path):
        other = level(name.split(".")[1]) if "." in name else None
        if own is not None and other is not None and path.stem != name.split(".")[1]:
            assert other <= own, f"{path.stem} imports {name}"


RELATED = sorted((ROOT / "auditor" / "relations").glob("*/*.py"))


@pytest.mark.parametrize("path", RELATED, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_groups_of_relations_import_only_what_comes_before(path: Path) -> None:
    own = path.parent.name
    (level,) = (number for number, names in enumerate(GROUPS) if own in names)
    before = {own}.union(*GROUPS[:level])
    for name in imported(path):
        if name.startswith("auditor.relations."):
            assert name.split(".")[2] in before, f"{own} imports {name}"


@pytest.mark.parametrize("path", RULES, ids=lambda p: p.stem)
def test_rules_import_no_rule_and_nothing_behind_them(path: Path) -> None:
    for name in imported(path):
        assert not name.startswith(("auditor.rules", "auditor.reports"))
        other = level(name.split(".")[1]) if "." in name else None
        assert other is None or other <= LAYERS.index({"rules"}), f"imports {name}"


@pytest.mark.parametrize("path", ACROSS, ids=lambda p: p.stem)
def test_rules_between_articles_see_facts_and_no_rule(path: Path) -> None:
    for name in imported(path):
        assert not name.startswith(("auditor.rules", "auditor.reports"))
        other = level(name.split(".")[1]) if "." in name else None
        facts = name.startswith(("auditor.archive.across", "auditor.archive.findings"))
        assert facts or other is None or other <= LAYERS.index({"rules"}), f"imports {name}"


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_reports_import_no_rule_and_nothing_behind_them(path: Path) -> None:
    for name in imported(path):
        assert not name.startswith("auditor.rules")
        other = level(name.split(".")[1]) if "." in name else None
        assert other is None or other <= LAYERS.index({"reports"}), f"imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_only_the_registry_reaches_rules_and_reports(path: Path) -> None:
    if path.stem == "registry":
        return
    assert not [n for n in imported(path) if n.startswith(("auditor.rules", "auditor.reports"))]
    assert "import_module" not in path.read_text("utf-8")  # packs are read as data, not imported


@pytest.mark.parametrize("path", [*MODULES, *RULES, *REPORTS], ids=lambda p: p.stem)
def test_only_the_desk_touches_files_clock_and_environment(path: Path) -> None:
    desk = {
        "cli",
        "ending",
        "run",
        "sources",
        "choosing",
        "config",
        "cache",
        "keeping",
        "gitdiff",
        "writing",
        "__main__",
    }
    # An archive is read in pieces, kept in parts and worked on by other processes or machines.
    desk |= {"inputs", "store", "embedded", "spark"}
    desk |= {"expectations"}  # its library is told by the environment to send nothing
    if path.stem in desk or path.parent == ROOT / "auditor" / "commands":
        return
    outside = {"os", "sys", "subprocess", "time", "socket", "tempfile", "shutil"}
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & outside
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in outside


@pytest.mark.parametrize("path", [*MODULES, *RULES, *REPORTS], ids=lambda p: p.stem)
def test_patterns_are_compiled_through_the_project_s_own_regex(path: Path) -> None:
    """Importing `regex` itself compiles at import, which every start of the command would pay."""
    imports = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Import)]
    names = {alias.name for node in imports for alias in node.names}
    assert "regex" not in names or path == ROOT / "auditor" / "regex.py"
