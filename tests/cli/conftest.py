import json

import pytest

from kreyol_desktop.__main__ import main


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """One data folder for all commands: they run one after the other, as a user's would."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def command(data, capsys, monkeypatch):
    """Run a command in this process; return its exit code, its output and its remarks."""
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    def run(*arguments):
        code = main([arguments[0], "--data", str(data), *map(str, arguments[1:])])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def json_command(command):
    """Run a command with --json; return its exit code and the value that it printed."""

    def run(*arguments):
        code, out, _ = command(*arguments, "--json")
        return code, json.loads(out)

    return run
