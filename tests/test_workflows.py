"""What the code host runs for us: pinned, with few rights, and nothing that strangers write reaches a shell."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotated_article.command_line import COMMANDS
from annotated_article.commands.check_formats import as_code
from versions.newest import FILES, names

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(file for file in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
WRITES = {("publish", "pages"), ("publish", "id-token"), ("comment", "pull-requests")}
"""Job and right: the only jobs that may write."""

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def loaded(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in loaded(file)["jobs"].values() for step in job["steps"]]


@each_workflow
def test_every_action_is_pinned_by_its_commit_and_says_which_version_that_is(file: Path) -> None:
    used = [line.strip().removeprefix("- ") for line in file.read_text("utf-8").splitlines() if re.search(r"\buses:", line)]
    assert [line for line in used if not PINNED.match(line)] == []
    assert len(used) == sum("uses" in step for step in steps(file))


def test_one_action_has_one_version() -> None:
    used = {step["uses"] for file in WORKFLOWS for step in steps(file) if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used}), used


@each_workflow
def test_a_job_has_no_right_but_those_it_names_and_only_two_may_write(file: Path) -> None:
    workflow = loaded(file)
    assert workflow["permissions"] == {}
    rights = {(name, right, level) for name, job in workflow["jobs"].items() for right, level in job["permissions"].items()}
    assert {(name, right) for name, right, level in rights if level != "read"} <= WRITES


@each_workflow
def test_no_expression_becomes_part_of_a_command(file: Path) -> None:
    assert [step["run"] for step in steps(file) if "${{" in step.get("run", "")] == []


@each_workflow
def test_pull_requests_get_neither_secrets_nor_credentials(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "pull_request_target" not in text and "secrets." not in text
    checkouts = [step for step in steps(file) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)
    if "workflow_run" in loaded(file)["on"]:
        assert checkouts == [], "what runs with rights takes nothing from the pull request but data"


@each_workflow
def test_every_job_ends_and_waits_for_jobs_that_are_there(file: Path) -> None:
    jobs = loaded(file)["jobs"]
    assert all(int(job["timeout-minutes"]) <= 60 for job in jobs.values())
    assert {need for job in jobs.values() for need in job.get("needs", [])} <= jobs.keys()


@each_workflow
def test_commands_and_files_that_workflows_name_are_there(file: Path) -> None:
    runs = "\n".join(step.get("run", "") for step in steps(file))
    targets = re.findall(r"^([\w-]+):", "".join((ROOT / name).read_text("utf-8") for name in ("Makefile", "project.mk")), re.MULTILINE)
    assert set(re.findall(r"\bmake ([\w-]+)", runs)) <= set(targets)
    assert set(re.findall(r"hooks/annotate\.py ([\w-]+)", runs)) <= {command.name for command in COMMANDS}
    assert all((ROOT / name).is_file() for name in re.findall(r"requirements[\w-]*\.txt", runs))


@each_workflow
def test_every_command_is_one_that_the_shell_can_read(file: Path) -> None:
    for step in steps(file):
        subprocess.run(["bash", "-n", "-c", step.get("run", "")], check=True)


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """What zizmor finds in the workflows of a folder, without asking the network."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "--format=plain", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_zizmor_finds_no_risk() -> None:
    found = zizmor(ROOT / ".github")
    assert found.returncode == 0, found.stdout
    assert "No findings to report" in found.stdout


def test_zizmor_finds_a_risk_that_is_planted(tmp_path: Path) -> None:
    for name in ("dependabot.yml", "workflows/site.yml"):
        (tmp_path / ".github" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / ".github" / name).write_text((ROOT / ".github" / name).read_text("utf-8"), "utf-8")
    site = tmp_path / ".github/workflows/site.yml"
    site.write_text(site.read_text("utf-8").replace("run: make history", 'run: echo "${{ github.head_ref }}"'), "utf-8")
    found = zizmor(tmp_path)
    assert found.returncode != 0
    assert "template-injection" in found.stdout


def test_the_newest_packages_are_those_of_all_in_files() -> None:
    named = {name for file in FILES for name in names((ROOT / file).read_text("utf-8"))}
    assert {"mkdocs-material", "pymdown-extensions", "brotli", "trafilatura", "playwright"} <= named
    direct = {line.split("==")[0] for line in (ROOT / "requirements-core.txt").read_text("utf-8").splitlines() if "==" in line}
    assert direct - {"markupsafe"} <= named


def test_nothing_is_published_that_was_not_checked_tested_and_built() -> None:
    publish = loaded(ROOT / ".github/workflows/site.yml")["jobs"]["publish"]
    assert {"check", "test", "build"} <= set(publish["needs"])
    assert "github.event_name != 'pull_request'" in publish["if"]


def test_the_check_needs_the_same_packages_as_the_site_and_no_others() -> None:
    def pins(name: str) -> dict[str, str]:
        parts = re.split(r"^(?=\S)", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
        return {part.partition("==")[0]: re.sub(r"\s*# .*|\\\n|\s+", " ", part).strip() for part in parts if "==" in part}

    core, whole = pins("requirements-core.txt"), pins("requirements.txt")
    assert {name: pin.split() for name, pin in core.items()} == {name: whole[name].split() for name in core}
    assert "mkdocs" not in core and all("--hash=sha256:" in pin for pin in core.values())


FORGE = """#!/bin/sh
echo "$*" >> "$HERE/asked"
case "$*" in
  *--method\\ GET*) echo 7 ;;
  *artifacts/11/zip) cat "$HERE/artifact.zip" ;;
  */artifacts\\ *) echo 11 ;;
  *--paginate*) cat "$HERE/comments" ;;
esac
"""
"""A substitute for the code host's own program: answers what `comment` asks, and records each question."""
PREVIEW = f"""### What readers will see

Adds 1 person, linked 1,200 times in 2 articles. Changes 1 place.

- New person {as_code("Ada <b>Pell</b> @ada ![x](https://evil.example)")}, linked 1 time in 1 article: {as_code("people/ada-pell/")}
- Changed place {as_code("Hewlêr, هەولێر, 東京")}, {as_code("note")}
"""


def commented(folder: Path, preview: str, comment: str = "") -> tuple[int, list[str]]:
    """How the step of `comment` ends, and what it has asked the code host to write."""
    (folder / "gh").write_text(FORGE, "utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "comments").write_text(comment, "utf-8")
    with zipfile.ZipFile(folder / "artifact.zip", "w") as artifact:
        artifact.writestr("preview.md", preview)
    (step,) = steps(ROOT / ".github/workflows/comment.yml")
    around = {"HERE": str(folder), "GITHUB_REPOSITORY": "a/b", "RUN": "5", "COMMIT": "c", "BRANCH": "d:e", "LC_ALL": "C.UTF-8"}
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    ran = subprocess.run(bash, cwd=folder, env={**around, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}, check=False)
    return ran.returncode, [line for line in (folder / "asked").read_text("utf-8").splitlines() if "@preview.md" in line]


runs_here = pytest.mark.skipif(
    not shutil.which("unzip") or subprocess.run(["grep", "-qP", "a"], input=b"a", check=False, stderr=subprocess.DEVNULL).returncode != 0,
    reason="the step runs on the code host's Ubuntu; here is no unzip, or a grep without -P",
)


@runs_here
def test_one_comment_is_posted_and_then_kept_up_to_date(tmp_path: Path) -> None:
    first = "api --method POST repos/a/b/issues/7/comments -F body=@preview.md --silent"
    again = "api --method PATCH repos/a/b/issues/comments/42 -F body=@preview.md --silent"
    assert commented(tmp_path, PREVIEW) == (0, [first])
    assert commented(tmp_path, PREVIEW, "42\n43\n") == (0, [first, again])


@runs_here
def test_a_change_that_no_reader_sees_begins_no_comment(tmp_path: Path) -> None:
    assert commented(tmp_path, "### What readers will see\n\nReaders will see no change in the notes.\n") == (0, [])


@runs_here
@pytest.mark.parametrize(
    "planted",
    [
        "@octocat", "#1", "GH-1", "[x](https://evil.example)", "https://evil.example", "www.evil.example", "<b>x</b>", "<code>@octocat</code>",
        "<code>x</code", "<code>[x](y)</code>", "<code><img src=x></code>", "**bold**", "- - x", "    code", "&lt;", "a_b_", "| a |", "x\ry",
        "<code>\u202e</code>", "a.b", ":tada:", "x" * 60_000,
    ],
)  # fmt: skip
def test_a_preview_with_another_line_is_not_posted(planted: str, tmp_path: Path) -> None:
    allowed = planted == "    code"  # plain words, which a preview has too; moved in, they are shown as code
    code, posted = commented(tmp_path, f"{PREVIEW}{planted}\n")
    assert (code == 0, bool(posted)) == (allowed, allowed)
    code, _ = commented(tmp_path, f"{planted}\n{PREVIEW}")
    assert code != 0


@pytest.mark.parametrize("form", FORMS, ids=lambda file: file.stem)
def test_an_issue_form_asks_each_thing_once_and_says_what_it_wants(form: Path) -> None:
    read = loaded(form)
    assert {"name", "description", "body"} <= read.keys()
    asked = [part for part in read["body"] if part["type"] != "markdown"]
    assert {part["type"] for part in asked} <= {"input", "textarea", "dropdown"}
    assert len({part["id"] for part in asked}) == len(asked)
    assert all(part["attributes"]["label"].endswith("?") for part in asked)


def test_editors_know_the_fields_of_every_file_of_notes() -> None:
    schemas = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((ROOT / schema).is_file() for schema in schemas)
    for file in sorted((ROOT / "annotations").rglob("*.yml")):
        path = file.relative_to(ROOT).as_posix()
        named = [
            schema
            for schema, given in schemas.items()
            if any(fnmatch(path, each) for each in ([given] if isinstance(given, str) else given))
        ]
        assert len(named) == 1 and Path(named[0]).stem == path.split("/")[1].replace("articles", "article"), path
