"""The memory of ids equals a plain dictionary, however often it is written into runs."""

from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.profiles._seen_ids import SeenIds


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=3), max_size=200), st.integers(1, 9))
def test_the_same_as_a_dictionary(names, recent):
    seen, plain = SeenIds(recent), {}
    for number, name in enumerate(names):
        assert seen.first(name, number) == plain.setdefault(name, number)


def test_many_ids_in_many_runs():
    seen = SeenIds(recent=1_000)
    assert all(seen.first(f"P-ä-{number}", number) == number for number in range(20_500))
    assert [seen.first(f"P-ä-{number}", 99_999) for number in (0, 999, 1_000, 19_999, 20_499)] == [
        0,
        999,
        1_000,
        19_999,
        20_499,
    ]


def test_a_digest_in_two_halves_is_compared_whole(monkeypatch):
    """Where the first halves agree, the second ones decide."""

    class Half:
        def __init__(self, data, digest_size):
            assert digest_size == 16
            self.data = data

        def digest(self):
            return bytes(8) + self.data.rjust(8, b"\0")

    monkeypatch.setattr("proaktiv_match.profiles._seen_ids.blake2b", Half)
    seen = SeenIds(recent=2)
    assert [seen.first(name, number) for number, name in enumerate(["a", "b", "c", "d", "a", "d", "e"])] == [
        0, 1, 2, 3, 0, 3, 6,
    ]  # fmt: skip
