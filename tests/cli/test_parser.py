import argparse

import pytest

from kreyol_desktop.cli.parser import build_parser, days, document_kinds, port, speed
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.phrases import UI_LANGUAGES, Phrases, load_texts
from kreyol_desktop.locations import program_root

TEXTS = load_texts(program_root() / "resources" / "texts" / "cli.toml")


def test_formats_are_parsed_in_their_order():
    assert document_kinds("docx, pdf") == (ArtifactKind.DOCX, ArtifactKind.PDF)


def test_none_means_no_document():
    assert document_kinds("none") == ()


@pytest.mark.parametrize("text", ["exe", "pdf,mp3", "readalong", "../pdf"])
def test_an_unknown_format_is_refused_with_the_choices(text):
    with pytest.raises(argparse.ArgumentTypeError, match="pdf"):
        document_kinds(text)


@pytest.mark.parametrize("text", ["0.4", "2.1", "nan", "-1"])
def test_a_speed_out_of_range_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError):
        speed(text)


@pytest.mark.parametrize("text", ["0", "-1", "65536", "80000"])
def test_a_port_that_does_not_exist_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match=r"1 \.\. 65535"):
        port(text)


@pytest.mark.parametrize("text", ["-1", "36501"])
def test_an_age_that_would_take_every_task_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError):
        days(text)


def test_ports_and_ages_within_reason_are_taken():
    assert (port("1"), port("65535"), days("0"), days("30")) == (1, 65535, 0, 30)


@pytest.mark.parametrize("language", UI_LANGUAGES)
def test_the_help_is_in_the_language_of_the_user(language, capsys):
    with pytest.raises(SystemExit) as stopped:
        build_parser(Phrases(language, TEXTS)).parse_args(["process", "--help"])
    assert stopped.value.code == 0
    assert TEXTS[language]["help_output_dir"] in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("arguments", [["fly"], ["translate"], ["tasks", "explode"], ["process"]])
def test_wrong_usage_ends_with_2(arguments):
    with pytest.raises(SystemExit) as stopped:
        build_parser(Phrases("en", TEXTS)).parse_args(arguments)
    assert stopped.value.code == 2
