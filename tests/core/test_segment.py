from kreyol_desktop.core.segment import Flag, Origin, Segment, coverage_of


def segment(number, **changes):
    return Segment(number, 0, f"Sentence {number}.", **changes)


def test_coverage_counts_what_is_checked_flagged_and_left():
    coverage = coverage_of(
        [
            segment(0, target="Fraz 0.", origin=Origin.MODEL),
            segment(1, target="Fraz.", origin=Origin.MODEL, flags=frozenset({Flag.NUMBERS})),
            segment(2, target="Fraz 2.", origin=Origin.HUMAN, terms=("fraz",)),
            segment(3, target="Sentence 3.", origin=Origin.COPIED),
        ]
    )
    assert (coverage.segments, coverage.checked, coverage.flagged) == (4, 3, 1)
    assert (coverage.copied, coverage.from_memory) == (1, 1)
    assert coverage.by_flag == (("numbers", 1),)
    assert coverage.terms == (("fraz", 1),)


def test_a_flagged_segment_without_a_target_counts_once():
    foreign = segment(0, flags=frozenset({Flag.LANGUAGE}))
    coverage = coverage_of([foreign, segment(1, target="Fraz 1.")])
    assert (coverage.segments, coverage.checked, coverage.flagged) == (2, 1, 1)


def test_a_segment_without_a_target_shows_its_source():
    assert segment(7).text == "Sentence 7."


def test_an_empty_target_is_shown_as_empty_not_as_the_source():
    assert segment(7, target="").text == ""
