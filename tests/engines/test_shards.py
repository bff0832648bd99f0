"""Parts of a run put together are the run, however many there are and however the file is ordered."""

import json
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proaktiv_match.engines import Serial, Shard, write_part

IDS = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=60)


def people(ids):
    return [SimpleNamespace(id=one) for one in ids]


@given(IDS, st.integers(1, 40), st.randoms(use_true_random=False))
def test_everybody_is_in_exactly_one_part_whatever_the_order(ids, count, chance):
    parts = [[one.id for one in Shard(number, count).chosen(people(ids))] for number in range(1, count + 1)]
    assert sorted(one for part in parts for one in part) == sorted(ids)
    for part in parts:
        assert part == [one for one in ids if one in part]
    shuffled = chance.sample(ids, len(ids))
    for number, part in enumerate(parts, 1):
        assert {one.id for one in Shard(number, count).chosen(people(shuffled))} == set(part)


def test_parts_are_about_as_large_as_each_other():
    ids = people(f"P-{number:06}" for number in range(16_000))
    sizes = [sum(1 for _ in Shard(number, 16).chosen(ids)) for number in range(1, 17)]
    # Five standard deviations of a thousand.
    assert max(abs(size - 1000) for size in sizes) < 160


def test_who_is_in_which_part_never_changes():
    # Written down once: a part that was begun with one version is finished by the next.
    assert [Shard(number, 3).holds("P-0001") for number in (1, 2, 3)] == [False, True, False]
    assert [next(n for n in range(1, 17) if Shard(n, 16).holds(f"P-{one}")) for one in range(6)] == [7, 8, 3, 15, 9, 1]


def test_how_a_part_is_written():
    assert Shard.of("3/16") == Shard(3, 16)
    assert (str(Shard(3, 16)), Shard(3, 16).name, Shard().name) == ("3/16", "part-03-of-16", "part-1-of-1")
    for text in ("0/16", "17/16", "3", "3/0", "-1/2", "03/16", "3/16 ", "٣/16", "1/1000000"):
        with pytest.raises(ValueError, match="part"):
            Shard.of(text)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_parts_put_together_are_the_run(world, tmp_path, count):
    lines = []
    for number in range(1, count + 1):
        shard = Shard(number, count)
        run = Serial().run(world.task, shard.chosen(reversed(world.people)))
        done = write_part(tmp_path, shard, {"--top": "3"}, lambda _, run=run: run)
        assert (done.before, done.path.name) == (0, f"part-{number}-of-{count}.jsonl")
        found = done.path.read_text("utf-8").splitlines()
        assert len(found) == done.participants
        lines += found
    assert sorted(lines) == sorted(world.expected)
    assert len({json.loads(line)["participant"] for line in lines}) == len(world.people)
