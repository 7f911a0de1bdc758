"""The command line: what it prints, writes and exits with."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor import registry
from auditor.cli import main
from auditor.model import Rule

WRONG, RIGHT, DOUBT = "一共1+1=3个。\n", "一共1+1=2个。\n", "一共1+1=3?个。\n"
pytestmark = pytest.mark.usefixtures("addition_rule")


def auditor(*arguments: str | Path, **more) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments], **more)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def command(*arguments: str | Path, **more) -> subprocess.CompletedProcess:
    line = [sys.executable, "-m", "auditor", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, check=False, timeout=60, **more)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("wrong.txt", WRONG), ("right.txt", RIGHT), ("doubt.txt", DOUBT)):
        Path(name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "fail_on", "status"),
    [
        ("right.txt", "warning", 0),
        ("right.txt", "info", 0),
        ("doubt.txt", "warning", 0),
        ("doubt.txt", "info", 1),
        ("wrong.txt", "error", 1),
        ("wrong.txt", "warning", 1),
        ("wrong.txt", "never", 0),
    ],
)
def test_exit_code(files: Path, name: str, fail_on: str, status: int) -> None:
    assert auditor("check", name, "--fail-on", fail_on).exit_code == status


def test_finding_names_place_rule_and_sum(files: Path) -> None:
    out = auditor("check", "wrong.txt").output
    assert "wrong.txt:1:7: 错误 TST101 加法有误 wrong-addition" in out
    assert "1加1不是3。" in out
    assert "算式：1 + 1 = 2" in out
    assert "auditor explain TST101" in out


def test_english(files: Path) -> None:
    out = auditor("check", "wrong.txt", "--lang", "en").output
    assert "wrong.txt:1:7: error TST101 wrong-addition" in out
    assert "1 plus 1 is not 3." in out
    assert "relations checked" in out


def test_unreadable_input_is_told_and_the_rest_is_audited(files: Path) -> None:
    Path("empty.txt").write_bytes(b"")
    result = auditor("check", "missing.txt", "wrong.txt", "empty.txt")
    assert result.exit_code == 2
    assert "wrong.txt:1:7" in result.stdout
    assert "missing.txt: 未能审读\n  没有这个文件或目录" in result.stdout
    assert "empty.txt: 未能审读\n  空文件" in result.stdout


def test_unreadable_input_is_told_on_stderr_too_when_a_program_reads_the_report(
    files: Path,
) -> None:
    result = auditor("check", "missing.txt", "--format", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["unreadable"][0]["path"] == "missing.txt"
    assert "missing.txt: 没有这个文件或目录" in result.stderr


def test_crashed_rule_is_told_and_fails(files: Path) -> None:
    Path("crash.txt").write_text("6+7=13", "utf-8")
    result = auditor("check", "crash.txt", "wrong.txt")
    assert result.exit_code == 2
    assert "RuntimeError: unlucky" in result.stdout
    assert "wrong.txt:1:7" in result.stdout


def test_directory_without_articles_is_an_error(files: Path) -> None:
    Path("folder/.hidden").mkdir(parents=True)
    Path("folder/README.md").write_text(WRONG, "utf-8")
    Path("folder/.hidden/a.txt").write_text(WRONG, "utf-8")
    result = auditor("check", "folder")
    assert result.exit_code == 2
    assert "目录里没有文章" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "a.txt", "--format", "nope"],
        ["check", "a.txt", "--published", "2020-02-30"],
        ["check", "a.txt", "--output", "report.unknown"],
        ["check", "a.txt", "--jobs", "-1"],
        ["explain", "NONE999"],
        ["numbers", "missing.txt"],
        ["nonsense"],
    ],
)
def test_wrong_use_exits_with_2_and_says_why(files: Path, arguments: list[str]) -> None:
    result = auditor(*arguments)
    assert result.exit_code == 2
    assert result.stderr.strip()


def test_no_colour_in_a_pipe_and_colour_on_demand(files: Path) -> None:
    assert "\x1b[" not in auditor("check", "wrong.txt").output
    assert "\x1b[" in auditor("check", "wrong.txt", "--color", color=True).output


def test_no_color_is_honoured(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor.commands import check

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert check._colored(None)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not check._colored(None)


def test_standard_input_and_module() -> None:
    done = command("check", "-", input="全县486个村。".encode("gb18030"))
    assert done.returncode == 0
    assert "文章" in done.stdout.decode()


def test_version() -> None:
    assert b"auditor, version" in command("--version").stdout


def test_output_files_are_whole_and_of_the_format_of_their_ending(files: Path) -> None:
    result = auditor("check", "wrong.txt", "--output", "a.json", "--output", "concise:b.log")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert json.loads(Path("a.json").read_text("utf-8"))["summary"]["articles"] == 1
    assert Path("b.log").read_text("utf-8").startswith("wrong.txt:1:7")
    assert sorted(os.listdir()) == ["a.json", "b.log", "doubt.txt", "right.txt", "wrong.txt"]
    assert oct(Path("a.json").stat().st_mode & 0o777) == oct(
        Path("wrong.txt").stat().st_mode & 0o777
    )


def test_format_is_printed_besides_an_output_of_another_format(files: Path) -> None:
    result = auditor("check", "wrong.txt", "--format", "concise", "--output", "a.json")
    assert result.stdout.startswith("wrong.txt:1:7")
    assert Path("a.json").exists()
    result = auditor("check", "wrong.txt", "--format", "json", "--output", "report")
    assert result.stdout == ""
    assert json.loads(Path("report").read_text("utf-8"))


def test_output_that_cannot_be_written(files: Path) -> None:
    result = auditor("check", "wrong.txt", "--output", "no/such/folder/a.json")
    assert result.exit_code == 2
    assert "无法写入 no/such/folder/a.json" in result.stderr


def test_a_run_that_breaks_leaves_no_output(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("auditor.run.work", stop)
    Path("a.json").write_text("old", "utf-8")
    assert auditor("check", "wrong.txt", "--output", "a.json").exit_code != 0
    assert Path("a.json").read_text("utf-8") == "old"
    assert not list(files.glob(".auditor-*"))


@pytest.mark.parametrize("style", ["text", "json"])
def test_jobs_change_nothing(tmp_path: Path, style: str) -> None:
    for n in range(12):
        (tmp_path / f"{n:02}.txt").write_text(f"共{n}人，其中男{n + 1}人。\n" * (n + 1), "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    one = command("check", tmp_path, "--format", style, "--jobs", "1")
    three = command("check", tmp_path, "--format", style, "--jobs", "3")
    assert one.stdout == three.stdout
    assert (one.returncode, one.stderr) == (three.returncode, three.stderr)


def test_closed_pipe_is_no_crash(tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text("共3人，其中男5人。\n" * 200, "utf-8")
    line = f"{sys.executable} -m auditor check {tmp_path} --format json | head -c 100"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr


def test_explain_by_code_or_name(addition_rule: Rule) -> None:
    for key in ("TST101", "tst101", "wrong-addition"):
        out = auditor("explain", key).output
        assert out.startswith("TST101 加法有误 wrong-addition\n\n查加法。")


def test_explain_names_the_nearest() -> None:
    result = auditor("explain", "TST110")
    assert result.exit_code == 2
    assert "TST101" in result.stderr


def test_rules() -> None:
    assert auditor("rules").output == "TST101  加法有误 wrong-addition  查加法。\n"


def test_numbers(files: Path) -> None:
    Path("n.txt").write_text("投入1.08亿元。\n", "utf-8")
    lines = auditor("numbers", "n.txt").output.splitlines()
    assert len(lines) == 2
    assert "1:3" in lines[1]
    assert "108000000" in lines[1]
    (row,) = map(json.loads, auditor("numbers", "n.txt", "--format", "jsonl").output.splitlines())
    assert (row["start"], row["value"], row["unit"]) == (2, "108000000", "元")


def test_numbers_wants_one_article(files: Path) -> None:
    assert auditor("numbers", ".").exit_code == 2


def test_same_file_named_twice_is_audited_once(files: Path) -> None:
    out = auditor("check", "wrong.txt", "./wrong.txt", ".", "--format", "json").stdout
    assert json.loads(out)["summary"]["articles"] == 3


def test_control_characters_of_an_article_do_not_reach_the_terminal(files: Path) -> None:
    Path("e.txt").write_text("\x1b]0;x\x07一共1+1=3个\x1b[2J。\n", "utf-8")
    assert "\x1b" not in auditor("check", "e.txt").output


def test_large_single_line_is_linear(files: Path) -> None:
    def seconds(size: int) -> float:
        Path("big.txt").write_text("一二三四五六七八九十" * size + "1+1=3", "utf-8")
        start = time.process_time()
        assert auditor("check", "big.txt").exit_code == 1
        return time.process_time() - start

    small, large = seconds(5_000), seconds(50_000)
    assert large < 30 * max(small, 0.02)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["", *registry.command_names()])
def test_help_in_both_languages_names_every_option(name: str, lang: str) -> None:
    import click

    from auditor.drawing import cells

    line = [*([name] if name else []), "--lang", lang, "--help"]
    result = auditor(*line)
    assert result.exit_code == 0
    command = registry.command(name) if name else main
    for parameter in command.params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if isinstance(parameter, click.Option):
                assert re.search(rf"^  (-\w, )?{option}\b", result.output, re.MULTILINE)
    assert ("用法" in result.output) == (lang == "zh")
    assert max(map(cells, result.output.splitlines())) <= 80


def test_the_list_of_commands_imports_none() -> None:
    code = (
        "import sys; from auditor.cli import main; main(['--help'], standalone_mode=False);"
        "print(*[m for m in sys.modules if m.startswith('auditor.commands.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == "auditor.commands._shared"


@pytest.mark.parametrize("name", registry.command_names())
def test_a_command_is_called_as_its_file_and_listed(name: str) -> None:
    assert registry.command(name).name == name
    for lang in ("zh", "en"):
        assert f"\n  {name} " in auditor("--lang", lang, "--help").output


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chekc a.txt", "没有命令 chekc；是 check 吗？"),
        ("check --formt x", "没有选项 --formt；是 --format 吗？"),
        ("check a.txt --format jsn", "之一；是 json 吗？"),
        (
            "check a.txt --fail-on warn",
            "、never 之一；是 warning 吗？",
        ),
        ("check a.txt --since", "选项 --since 的用法不对"),
        ("check a.txt --jobs x", "--jobs 应为不小于 0 的整数"),
        (
            "check a.txt --published 2020-02-30",
            "应为日期 YYYY-MM-DD，现为 '2020-02-30'",
        ),
        ("check a.txt --output x.y", "--output x.y：从结尾看不出格式；写成 格式:x.y"),
        ("check a.txt --changed", "--changed 要与 --since 版本 同用"),
        ("check", "没有写明核对什么：写上文件、目录，或 -（标准输入）"),
        ("explain", "缺少参数 CODE"),
        ("completion tcsh", "SHELL 应为 bash、zsh、fish 之一"),
        ("--lang en check", "name at least one article"),
        ("--lang en chekc", "there is no command chekc; did you mean check?"),
    ],
)
def test_wrong_command_lines_are_told_in_the_language_with_what_is_right(
    line: str, said: str
) -> None:
    result = auditor(*line.split())
    assert result.exit_code == 2
    assert said in result.stderr
    assert "--help" in result.stderr


def test_init_writes_settings_that_hold_and_never_overwrites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import yaml

    from auditor.commands.init import SNIPPETS, resource
    from auditor.config import load

    monkeypatch.chdir(tmp_path)
    result = auditor("init")
    assert result.exit_code == 0
    assert load("auditor.toml").rules is None
    for path, name in SNIPPETS:
        assert f"# {path}\n{resource(name)}" in result.stdout
        assert yaml.safe_load(resource(name))
    again = auditor("init")
    assert again.exit_code == 2
    assert "auditor.toml 里已有配置，没有改动" in again.stderr
    Path("auditor.toml").unlink()
    Path("pyproject.toml").write_text("[tool.auditor]\n", "utf-8")
    assert auditor("init").exit_code == 2
    assert not Path("auditor.toml").exists()


def test_every_key_of_the_settings_is_explained(tmp_path: Path) -> None:
    from auditor.commands.init import resource
    from auditor.config import _KEYS, load

    written = resource("_settings.toml").replace("\n# ", "\n")
    keys = [line for line in written.splitlines() if re.match(r"[a-z-]+ = ", line)]
    assert {line.partition(" ")[0] for line in keys} == set(_KEYS)
    own = tmp_path / "auditor.toml"
    own.write_text("\n".join(keys).replace("REP701", "TST101").replace('"USE"', '"TST"'), "utf-8")
    assert load(str(own)).baseline


def completed(shell: str, line: str, index: int) -> list[str]:
    """Ask as the shell's script does for the words that may stand at a place of a line."""
    words = {"COMP_WORDS": line, "COMP_CWORD": str(index if shell != "fish" else "")}
    if shell == "fish":
        words = {"COMP_WORDS": line, "COMP_CWORD": line.split()[index] if index else ""}
    env = {**os.environ, **words, "_AUDITOR_COMPLETE": f"{shell}_complete"}
    code = "from auditor.cli import main; main(prog_name='auditor')"
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, check=False, text=True
    )
    return done.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    script = auditor("completion", shell).output
    assert f"_AUDITOR_COMPLETE={shell}_complete" in script
    assert any("baseline" in word for word in completed(shell, "auditor b", 1))
    assert any("sarif" in word for word in completed(shell, "auditor check --format sar", 3))
    assert any("SUM101" in word for word in completed(shell, "auditor explain sum1", 2))
    rules = completed(shell, "auditor check --select DAT801,sum1", 3)
    assert any("DAT801,SUM101" in word for word in rules)


def test_completion_in_bash_itself(tmp_path: Path) -> None:
    (tmp_path / "auditor").write_text(f'#!/bin/sh\nexec {sys.executable} -m auditor "$@"\n')
    (tmp_path / "auditor").chmod(0o755)
    script = auditor("completion", "bash").output
    function = re.search(r"^(_\w+)\(\)", script, re.MULTILINE)
    assert function
    asked = (
        f"{script}\nCOMP_WORDS=(auditor check --fail-on ne)\nCOMP_CWORD=3\n"
        f'{function[1]} auditor\necho "${{COMPREPLY[@]}}"\n'
    )
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", asked], env=env, capture_output=True, check=False, text=True, timeout=60
    )
    assert done.stdout.split() == ["never"], done.stderr


def test_output_that_is_a_directory_a_link_or_a_device(files: Path) -> None:
    Path("folder").mkdir()
    result = auditor("check", "wrong.txt", "--output", "json:folder")
    assert result.exit_code == 2
    assert "无法写入 folder" in result.stderr
    Path("target.json").write_text("old", "utf-8")
    Path("link.json").symlink_to("target.json")
    assert auditor("check", "wrong.txt", "--output", "link.json").exit_code == 1
    assert Path("link.json").is_symlink()
    assert json.loads(Path("target.json").read_text("utf-8"))
    done = command("check", "right.txt", "--output", "concise:/dev/stdout", cwd=files)
    assert (done.returncode, done.stdout) == (0, b"")
    assert Path("/dev/stdout").is_symlink()


def test_a_full_disk_is_told_and_leaves_the_old_report(tmp_path: Path) -> None:
    import resource

    for n in range(30):
        (tmp_path / f"{n}.txt").write_text("全市共有12人，其中男5人、女8人。\n", "utf-8")
    (tmp_path / "a.json").write_text("old", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "check", ".", "--output", "a.json", "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000)),
    )
    assert done.returncode == 2
    assert "无法写入 a.json" in done.stderr and "Traceback" not in done.stderr
    assert (tmp_path / "a.json").read_text("utf-8") == "old"
    assert not list(tmp_path.glob(".auditor-*"))


def test_what_the_system_refuses_is_told_in_the_language(files: Path) -> None:
    for line in (
        ["--baseline", "no.baseline", "right.txt"],
        ["--config", "no.toml", "right.txt"],
        ["--pack", "no.toml", "right.txt"],
        ["--output", "json:no/a", "right.txt"],
    ):
        result = auditor("check", *line)
        assert result.exit_code == 2
        assert "没有这个文件或目录" in result.stderr and "No such" not in result.stderr
        assert "No such file" in auditor("check", *line, "--lang", "en").stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("line", ["check wrong.txt", "rules", "claims --format csv wrong.txt"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "无法写入标准输出：磁盘已满"), ("en", "cannot write to standard output: No space")],
)
def test_full_standard_output_is_told(files: Path, line: str, lang: str, said: str) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "auditor", *line.split(), "--lang", lang],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(f"auditor: {said}") and done.stderr.count("\n") == 1


def test_what_is_not_audited_is_told_once_where_both_outputs_go_to_one_place(files: Path) -> None:
    line = [sys.executable, "-m", "auditor", "check", "no.txt", "--format", "concise"]
    run = {"stdout": subprocess.PIPE, "check": False, "text": True, "timeout": 60}
    assert subprocess.run(line, stderr=subprocess.STDOUT, **run).stdout.count("no.txt") == 1
    apart = subprocess.run(line, stderr=subprocess.PIPE, **run)
    assert "no.txt" in apart.stdout and "no.txt" in apart.stderr


# A stand-in for Ctrl-C while the first modules are imported.
_INTERRUPTED = """
import os, signal, sys
sys.argv = ["auditor", "check", "wrong.txt"]
class Finder:
    def find_spec(self, name, *rest):
        if name == "auditor.engine":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
import auditor.cli
"""


def test_ctrl_c_while_the_program_starts_is_quiet(files: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (130, "")


def test_ctrl_c_ends_every_process_quietly(files: Path) -> None:
    row = json.dumps({"text": "全市共有12人，其中男5人、女8人。" * 50}, ensure_ascii=False)
    Path("many.jsonl").write_text(f"{row}\n" * 20_000, "utf-8")
    line = [sys.executable, "-m", "auditor", "check", "many.jsonl", "--format", "concise"]
    with subprocess.Popen(
        [*line, "--jobs", "2", "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout and process.stdout.read(1)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"")
    deadline = time.monotonic() + 10  # what cleans up behind the processes ends a moment later
    with pytest.raises(ProcessLookupError):
        while time.monotonic() < deadline:
            os.killpg(process.pid, 0)
            time.sleep(0.05)
