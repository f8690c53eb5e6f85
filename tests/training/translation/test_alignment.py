from models.training.translation.alignment import MAX_PIECES, align


def test_pieces_that_always_occur_together_are_linked() -> None:
    words = [([1, 2], [11, 12]), ([2, 1], [12, 11]), ([1, 3], [11, 13]), ([3, 2], [13, 12])] * 5
    links = align(words, 20)
    assert [link.tolist() for link in links if link is not None] == [[0, 1]] * len(words)


def test_pairs_that_are_empty_or_too_long_get_no_links() -> None:
    long = [1] * (MAX_PIECES + 1)
    links = align([([], [1]), (long, [1]), ([1], [2])], 5)
    assert links[0] is None
    assert links[1] is None
    assert links[2] is not None


def test_nothing_to_align_is_no_error() -> None:
    assert align([([], [])], 5) == [None]
