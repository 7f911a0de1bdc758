"""The pre-commit hook run by pre-commit, the action's shell steps run in their order."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
import yaml
from documents import docx_of

from auditor import registry

ROOT = Path(__file__).parent.parent
WRONG = "全市共有12人，其中男5人、女8人。\n"
RIGHT = "全市共有12人，其中男5人、女7人。\n"
GIT = ("git", "-c", "user.name=t", "-c", "user.email=t@example", "-c", "commit.gpgsign=false")


def git(*arguments: str, cwd: Path) -> None:
    subprocess.run([*GIT, *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A repository with an old wrong article; a new one comes in on a branch."""
    repo = tmp_path / "articles"
    repo.mkdir()
    git("init", "-q", "-b", "main", cwd=repo)
    (repo / "旧.txt").write_text(WRONG, "utf-8")
    git("add", "-A", cwd=repo)
    git("commit", "-qm", "old", cwd=repo)
    git("checkout", "-qb", "work", cwd=repo)
    return repo


def add(repo: Path, name: str, text: str) -> None:
    (repo / name).write_text(text, "utf-8")
    git("add", "-A", cwd=repo)
    git("commit", "-qm", name, cwd=repo)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment into which the action's own first step installed."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place / "venv", with_pip=True)
    bin_folder = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    source = place / "source"
    shutil.copytree(
        ROOT,
        source,
        ignore=shutil.ignore_patterns(
            ".git", ".venv", "build", "*.egg-info", "__pycache__", ".*_cache"
        ),
    )
    (install, *_) = steps()
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", install["run"]],
        env={
            **os.environ,
            "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
            "ACTION": str(source),
            "EXTRAS": action()["inputs"]["extras"]["default"],
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return bin_folder


def action() -> dict:
    return yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def steps() -> list[dict]:
    return [step for step in action()["runs"]["steps"] if "run" in step]


def filled(text: str, values: dict[str, str]) -> str:
    """Put values in the place of the runner's expressions."""
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda m: values.get(m[1], ""), text)


def run_action(
    repo: Path, installed: Path, runner: dict[str, str] | None = None, **inputs: str
) -> tuple[int, str, str, dict]:
    """Run the shell steps after the installation as the runner would."""
    values = {f"inputs.{k}": v["default"] for k, v in action()["inputs"].items()}
    values |= {f"inputs.{k.replace('_', '-')}": v for k, v in inputs.items()}
    files = {name: repo.parent / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        path.write_text("", "utf-8")
    environment = {
        **os.environ,
        "GITHUB_BASE_REF": "",
        **(runner or {}),
        "PATH": f"{installed}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(repo.parent),
        **{name: str(path) for name, path in files.items()},
    }
    status, printed, outputs = 0, "", {}
    for step in steps()[1:]:
        own = {name: filled(text, values) for name, text in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", step["run"]],
            cwd=repo,
            env=environment | own,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        status, printed = done.returncode, printed + done.stdout + done.stderr
        outputs = dict(
            line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines()
        )
        values |= {f"steps.audit.outputs.{k}": v for k, v in outputs.items()}
        if status:
            break
    return status, printed, files["GITHUB_STEP_SUMMARY"].read_text("utf-8"), outputs


def test_action_marks_only_the_new_article(articles: Path, installed: Path) -> None:
    add(articles, "新 稿.txt", WRONG)
    status, printed, summary, outputs = run_action(articles, installed, since="main")
    assert status == 1
    assert "::error file=新 稿.txt,line=1" in printed or "::warning file=新 稿.txt" in printed
    assert "旧.txt" not in printed
    assert "新 稿.txt" in summary
    log = json.loads(Path(outputs["sarif"]).read_text("utf-8"))
    assert len(log["runs"][0]["results"]) == 1


def test_action_reads_word_documents(articles: Path, installed: Path) -> None:
    (articles / "新.docx").write_bytes(docx_of(WRONG.strip()))
    add(articles, "b.txt", RIGHT)
    status, printed, _, _ = run_action(articles, installed, since="main")
    assert status == 1
    assert "::error file=新.docx,title=SUM101" in printed
    assert "第1段" in printed


def test_the_hook_installs_what_the_readers_need() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "optional-dependencies"
    ]
    needed = [package for name in ("html", "docx", "pdf") for package in extras[name]]
    assert sorted(hook["additional_dependencies"]) == sorted(needed)
    for reader in registry.readers():
        for suffix in reader.suffixes:
            assert bool(re.search(hook["files"], "稿" + suffix)) == reader.walked


def test_action_passes_a_right_article_and_an_empty_change(articles: Path, installed: Path) -> None:
    assert run_action(articles, installed, since="main")[0] == 0
    assert run_action(articles, installed, since="main", allow_empty="false")[0] == 2
    add(articles, "对.txt", RIGHT)
    assert run_action(articles, installed, since="main")[0] == 0


def test_action_takes_several_paths_and_says_what_it_cannot_read(
    articles: Path, installed: Path
) -> None:
    (articles / "b.txt").write_text(RIGHT, "utf-8")
    assert run_action(articles, installed, paths="旧.txt\n\nb.txt\n")[0] == 1
    status, printed, _, _ = run_action(articles, installed, paths="b.txt\nno.txt")
    assert status == 2
    assert "::error file=no.txt" in printed


def test_action_in_a_pull_request_audits_what_it_adds(articles: Path, installed: Path) -> None:
    git("update-ref", "refs/remotes/origin/main", "main", cwd=articles)
    add(articles, "新.txt", RIGHT)
    (articles / "旧.txt").write_text("前言。\n" + WRONG, "utf-8")
    git("commit", "-qam", "changed", cwd=articles)
    pull = {"GITHUB_BASE_REF": "main"}
    assert run_action(articles, installed, pull)[0] == 0
    assert run_action(articles, installed, pull, changed="true")[0] == 0  # an untouched line
    assert run_action(articles, installed, pull, since="all")[0] == 1


def test_action_leaves_the_threshold_to_the_settings(articles: Path, installed: Path) -> None:
    (articles / "auditor.toml").write_text('fail-on = "never"\n', "utf-8")
    assert run_action(articles, installed)[0] == 0
    assert run_action(articles, installed, fail_on="error")[0] == 1


def test_gitlab_snippet(articles: Path, installed: Path) -> None:
    (job,) = yaml.safe_load((ROOT / "auditor/commands/_gitlab.yml").read_text("utf-8")).values()
    add(articles, "新.txt", WRONG)
    environment = {
        **os.environ,
        "PATH": f"{installed}{os.pathsep}{os.environ['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "main",
    }
    for command in job["script"]:
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=articles,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 1
    assert done.stdout.startswith("新.txt:1:")
    (issue,) = json.loads((articles / job["artifacts"]["reports"]["codequality"]).read_text())
    assert issue["location"]["path"] == "新.txt"
    assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}


def test_no_input_is_pasted_into_a_script() -> None:
    for step in steps():
        assert "${{" not in step["run"]


def test_wheel_carries_rules_reports_and_their_data(installed: Path) -> None:
    code = (
        "from auditor import registry; from auditor.helping import page_of;"
        "[page_of(name) for name in ('', *registry.command_names())];"
        "print(len(registry.catalogue()), *registry.reporter_names())"
    )
    done = subprocess.run(
        [installed / "python", "-c", code], capture_output=True, text=True, check=True, cwd="/"
    )
    from auditor import registry

    count, *names = done.stdout.split()
    assert int(count) == len(registry.catalogue())
    assert tuple(names) == registry.reporter_names()
    page = subprocess.run(
        [installed / "auditor", "check", ROOT / "seeds", "--format", "html"],
        capture_output=True,
        check=False,
        cwd="/",
    )
    assert page.stdout.strip().endswith(b"</html>")


def test_pre_commit_runs_the_hook(articles: Path, tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "auditor"
    # A repository of the work tree as it is, so that what is not committed is tried, too.
    source = tmp_path / "source"
    shutil.copytree(
        ROOT,
        source,
        ignore=shutil.ignore_patterns(
            ".git", ".venv", "build", "*.egg-info", "__pycache__", ".*_cache"
        ),
    )
    git("init", "-q", cwd=source)
    git("add", "-A", cwd=source)
    git("commit", "-qm", "all", cwd=source)
    add(articles, "新.txt", WRONG)
    add(articles, "README.md", WRONG)
    found = subprocess.run(["git", "rev-parse", "HEAD"], cwd=source, capture_output=True, text=True)
    config = yaml.safe_load((ROOT / "auditor/commands/_pre-commit.yml").read_text("utf-8"))
    config["repos"][0] |= {"repo": str(source), "rev": found.stdout.strip()}
    (articles / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    git("add", "-A", cwd=articles)
    line = [sys.executable, "-m", "pre_commit", "run", "auditor", "--verbose"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}

    def hooked(*files: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [*line, "--files", *files],
            cwd=articles,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    (articles / "新.docx").write_bytes(docx_of(WRONG.strip()))
    git("add", "-A", cwd=articles)
    wrong = hooked("新.txt", "新.docx", "README.md")
    assert wrong.returncode == 1, wrong.stdout + wrong.stderr
    assert "新.txt:1:" in wrong.stdout
    assert "新.docx 第1段" in wrong.stdout
    assert "README.md:1:" not in wrong.stdout
    (articles / "auditor.toml").write_text('exclude = ["新.txt"]\n', "utf-8")
    assert hooked("新.txt").returncode == 0
    (articles / "auditor.toml").unlink()
    (articles / "新.txt").write_text(RIGHT, "utf-8")
    git("add", "-A", cwd=articles)
    assert hooked("新.txt").returncode == 0
