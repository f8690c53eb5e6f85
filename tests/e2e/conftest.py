"""Options of the end-to-end tests: ``pytest tests/e2e/test_crash.py --crash-points 40``."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("kreyol-desktop")
    group.addoption("--crash-points", type=int, help="how many times the program is killed")
    group.addoption("--crash-seed", type=int, help="seed of the moments at which it is killed")
    group.addoption("--fuzz-files", type=int, help="how many damaged files are tried")
    group.addoption("--fuzz-seed", type=int, help="seed of the damage")
    group.addoption("--soak-minutes", type=float, help="how long the whole program is used")
