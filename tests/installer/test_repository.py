"""What the repository promises: targets, locks, workflows, documents."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-server.lock"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash_and_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^[A-Za-z0-9][^\n]*==", text, re.MULTILINE)
    assert len(pins) > 40
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "index-url" not in text


def test_the_server_does_not_carry_qt():
    assert "pyside" not in (ROOT / "requirements-server.lock").read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_pyside_stays_below_the_version_that_crashes(name):
    text = (ROOT / name).read_text(encoding="utf-8").lower()
    assert re.search(r"^pyside6-essentials==6\.11\.", text, re.MULTILINE)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit(workflow):
    uses = re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8"))
    assert all(re.search(r"@[0-9a-f]{40}$", name) or name.startswith("./") for name in uses)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_workflow_makes_is_a_target_here(workflow):
    targets = set(re.findall(r"make ([a-z-]+)", workflow.read_text(encoding="utf-8")))
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert targets <= known


def jobs(workflow):
    return yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_targets_and_installs_tools_and_nothing_else(workflow):
    commands = [
        step["run"].strip()
        for job in jobs(workflow).values()
        for step in job.get("steps", ())
        if "run" in step
    ]
    target = re.compile(r"(sudo )?(make|mingw32-make) [a-z-]+( [A-Z]+=\S+)*")
    tools = re.compile(r"sudo apt-get update -qq && sudo apt-get install -y -qq [a-z0-9 -]+")
    assert [c for c in commands if not target.fullmatch(c) and not tools.fullmatch(c)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_job_can_hang_for_ever_or_write_more_than_it_says(workflow):
    text = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert text["permissions"] == {"contents": "read"}
    assert [
        name
        for name, job in jobs(workflow).items()
        if not ("timeout-minutes" in job or "uses" in job)
    ] == []


def test_every_runtime_dependency_is_explained():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[<>=\[; ]", line)[0].lower() for line in project["dependencies"]]
    assert [name for name in names if name not in explained] == []


@pytest.mark.parametrize("document", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]))
def test_links_inside_the_documents_lead_somewhere(document):
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)", text)
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_the_shell_scripts_parse():
    for script in [*ROOT.glob("packaging/**/*.sh"), ROOT / ".ci" / "run"]:
        subprocess.run(["bash", "-n", str(script)], check=True)


def test_no_file_is_larger_than_a_repository_should_hold():
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    sizes = {n: (ROOT / n).stat().st_size for n in names if n and (ROOT / n).is_file()}
    assert {n: s for n, s in sizes.items() if s > 50 * 1024 * 1024} == {}


def test_no_path_of_a_developers_machine_is_written_down():
    names = subprocess.run(
        ["git", "grep", "-lI", "-e", "/root/", "-e", "/home/[a-z]*/src", "--", "*.py", "*.toml", "*.md"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout.split()  # fmt: skip
    assert [n for n in names if not n.startswith("tests/installer/")] == []
