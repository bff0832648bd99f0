"""Reading is bounded: in memory by the longest record, in what is told by 1,000 faults."""

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.profiles import iter_offers, read_offers
from proaktiv_match.profiles._fault_texts import fault_texts
from tests.profiles.sound import lines, offer, written

MB = 1 << 20
LONGEST = 16 * MB


def peak_of(work) -> int:
    fault_texts()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def big_file(path: Path, pieces: Iterator[bytes]) -> Path:
    with path.open("wb") as out:
        out.writelines(pieces)
    return path


def count(path: Path, **how: bool) -> int:
    return sum(1 for _ in iter_offers(path, **how))


def padded(number: int, size: int) -> bytes:
    return json.dumps({"id": f"O-{number}", "title": "ä" * (size // 2), "kind": "minijob"}, ensure_ascii=False).encode()


@pytest.mark.slow
@pytest.mark.parametrize("form", ["lines", "array on one line", "array of lines"])
def test_fifty_megabytes_in_a_few(tmp_path, form):
    size, number = 8192, 6400
    records = (padded(record, size) for record in range(number))
    if form == "lines":
        pieces = (record + b"\n" for record in records)
    else:
        between = b", " if form == "array on one line" else b",\n"
        pieces = ((b"[" if index == 0 else between) + record for index, record in enumerate(records))
    path = big_file(tmp_path / "o.jsonl", pieces)
    if form != "lines":
        with path.open("ab") as out:
            out.write(b"]")
    assert path.stat().st_size > 50 * MB
    # A window of an array holds one mebibyte as bytes and as text, and the old text while the new is put together.
    assert peak_of(lambda: count(path)) < 8 * MB


@pytest.mark.slow
def test_many_faults_take_the_memory_of_a_thousand(tmp_path):
    line = b'{"id": "", "title": 5, "kind": "job", "openings": -1, "start_on": "x"}\n'
    path = big_file(tmp_path / "o.jsonl", (line for _ in range(4_000)))

    def read() -> None:
        with pytest.raises(InputError) as caught:
            read_offers(path)
        assert caught.value.total == 20_000
        assert sum(caught.value.counts.values()) == 20_000

    assert peak_of(read) < 8 * MB


@pytest.mark.slow
def test_a_line_of_a_hundred_megabytes_is_skipped_not_held(tmp_path):
    def pieces() -> Iterator[bytes]:
        yield lines(offer(id="O-1"))
        yield b'{"id": "O-2", "title": "'
        for _ in range(100):
            yield b"x" * MB
        yield b'"}\n' + lines(offer(id="O-3", kind="job"))

    path = big_file(tmp_path / "o.jsonl", pieces())

    def read() -> None:
        with pytest.raises(InputError) as caught:
            read_offers(path)
        assert [(fault.line, fault.record, fault.pointer, fault.code) for fault in caught.value.faults] == [
            (2, 2, "", "record_too_long"),
            (3, 3, "/kind", "unknown_value"),
        ]

    assert peak_of(read) < 3 * LONGEST


@pytest.mark.slow
def test_an_endless_first_line_or_element_is_a_fault(tmp_path):
    for opening in (b'{"title": "', b'[{"title": "', b'["'):
        path = big_file(tmp_path / "o", iter([opening, *[b"x" * MB] * 40]))

        def read(path: Path = path) -> None:
            with pytest.raises(InputError) as caught:
                read_offers(path)
            assert [fault.code for fault in caught.value.faults] == ["record_too_long"]

        assert peak_of(read) < 8 * LONGEST


def test_the_limit_itself(tmp_path):
    """The same with a small limit, to the byte."""
    bounds = fault_texts().bounds
    short = lines(offer(id="O-1"))
    try:
        object.__setattr__(bounds, "record_bytes", len(short))
        object.__setattr__(bounds, "chunk_characters", 64)
        fits, too_long = short, lines(offer(id="O-22", title="x" * 100))
        assert len(read_offers(written(tmp_path / "o", fits))) == 1
        for data, places in (
            (too_long, [(1, 1)]),
            (fits + too_long + lines(offer(id="O-3")) + too_long.rstrip(), [(2, 2), (4, 4)]),
            (b"[" + too_long.rstrip() + b"]", [(1, 1)]),
            (b"[" + fits + b"," + too_long + b"," + lines(offer(id="O-3")) + b"]", [(2, 2)]),
        ):
            with pytest.raises(InputError) as caught:
                read_offers(written(tmp_path / "o", data))
            assert [(fault.line, fault.record) for fault in caught.value.faults] == places
            assert {fault.code for fault in caught.value.faults} == {"record_too_long"}
    finally:
        object.__setattr__(bounds, "record_bytes", LONGEST)
        object.__setattr__(bounds, "chunk_characters", MB)


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 50, 1000])
def test_the_size_of_the_pieces_changes_nothing(tmp_path, chunk):
    """Umlauts, numbers and escapes fall on every edge between two pieces."""
    bounds = fault_texts().bounds
    records = [
        offer(id=f"O-{index}", title='Größe ß 📦 \\ " \n', ext={"zahl": 12345.678, "ja": True}) for index in range(4)
    ]
    good = [
        json.dumps(records, ensure_ascii=ascii_only, indent=indent).encode()
        for ascii_only in (0, 1)
        for indent in (None, 1)
    ]
    bad = good[0].replace(b"12345.678", b"12345.6.8", 1)
    expected = None
    try:
        object.__setattr__(bounds, "chunk_characters", chunk)
        for data in good:
            assert [record.ext for record in read_offers(written(tmp_path / "o", data))] == [records[0]["ext"]] * 4
        with pytest.raises(InputError) as caught:
            read_offers(written(tmp_path / "o", bad))
        expected = caught.value.faults
    finally:
        object.__setattr__(bounds, "chunk_characters", MB)
    with pytest.raises(InputError) as caught:
        read_offers(written(tmp_path / "o", bad))
    assert caught.value.faults == expected
