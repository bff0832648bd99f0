"""The Bundesagentur's Jobsuche: search answers up to v4, search answers of v6, details with old and new names."""

from pathlib import Path
from typing import Any

from proaktiv_match.reading._faults import Faults, StopFileError, nearest
from proaktiv_match.reading._field_map import FieldMap, Shape, field_map
from proaktiv_match.reading._load_json import decode_utf8, parse_json, read_bytes
from proaktiv_match.reading._reading import FileResult, ReadOffer, count_rest, read_record
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading._stated import Place
from proaktiv_match.reading._walk import DEPTH_LIMIT, TooDeepError

__all__ = ["read_ba_jobsuche"]

EMPTY = "search without hits"
_HITS = "maxErgebnisse"


def read_ba_jobsuche(path: Path, file: str, faults: Faults) -> FileResult:
    """One answer, or a JSON array of answers (or JSON Lines, one answer a line, in a `.jsonl` file).

    Raises:
        StopFileError: if the file cannot be read at all; the fault is noted.
    """
    text = decode_utf8(read_bytes(path, file, faults), file, faults)
    if path.suffix == ".jsonl":
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        answers = [(f"/{at}", parse_json(line, file, faults, first_line=n)) for at, (n, line) in enumerate(lines)]
    else:
        content = parse_json(text, file, faults)
        answers = (
            [(f"/{at}", part) for at, part in enumerate(content)] if isinstance(content, list) else [("", content)]
        )
    reader = _Answers(file, faults)
    for pointer, answer in answers:
        reader.read(answer, pointer)
    return reader.result()


class _Answers:
    """The answers of one file."""

    def __init__(self, file: str, faults: Faults) -> None:
        self._file = file
        self._faults = faults
        self._source: FieldMap = field_map("ba_jobsuche")
        self._tally = Tally()
        self._shapes: list[str] = []
        self._offers: list[ReadOffer] = []
        self._records = 0

    def result(self) -> FileResult:
        shape = " + ".join(dict.fromkeys(self._shapes)) or EMPTY
        return FileResult(tuple(self._offers), self._tally.report(self._file, shape, len(self._offers)))

    def read(self, answer: Any, pointer: str) -> None:
        """Read one answer: a page of a search, or the details of one offer."""
        if not isinstance(answer, dict):
            self._wrong_type(pointer, "Objekt / object")
            return
        shape = self._shape_of(answer)
        if shape is None:
            self._no_list(answer, pointer)
            return
        self._shapes.append(shape.id)
        if shape.list_key is None:
            self._one(answer, shape, pointer)
            return
        records = answer[shape.list_key]
        if not isinstance(records, list):
            self._wrong_type(f"{pointer}/{shape.list_key}", "Liste / list")
            return
        for at, record in enumerate(records):
            self._one(record, shape, f"{pointer}/{shape.list_key}/{at}")
        self._around({key: value for key, value in answer.items() if key != shape.list_key})

    def _shape_of(self, answer: dict[str, Any]) -> Shape | None:
        for shape in self._source.shapes:
            if shape.list_key is not None and shape.list_key in answer:
                return shape
        if _HITS in answer:
            return None
        for shape in self._source.shapes:
            if any(sign in answer for sign in shape.signs):
                return shape
        return None

    def _one(self, record: Any, shape: Shape, pointer: str) -> None:
        self._records += 1
        place = Place(self._file, self._records, pointer)
        found = read_record(
            record, source=self._source, shape=shape, place=place, tally=self._tally, faults=self._faults
        )
        if found is not None:
            self._offers.append(found)

    def _no_list(self, answer: dict[str, Any], pointer: str) -> None:
        """A search without hits has no list; anything else without one is a shape we do not know."""
        if str(answer.get(_HITS)) == "0":
            self._shapes.append(EMPTY)
            self._around(answer)
            return
        lists = [shape.list_key for shape in self._source.shapes if shape.list_key]
        titles = [title for shape in self._source.shapes if shape.list_key is None for title in shape.title[:1]]
        near = next((name for key in (*lists, *titles) if (name := nearest(key, list(answer)))), None)
        self._faults.add(
            "unknown_shape",
            file=self._file,
            pointer=f"{pointer}/{lists[0]}",
            allowed=" | ".join([*lists, *titles]),
            near=near,
            values={"key": lists[0]},
        )

    def _wrong_type(self, pointer: str, expected: str) -> None:
        self._faults.add(
            "wrong_type",
            file=self._file,
            pointer=pointer,
            allowed=expected,
            values={"key": pointer.rpartition("/")[2] or "/", "expected": expected},
        )

    def _around(self, rest: dict[str, Any]) -> None:
        try:
            count_rest(rest, self._source, self._tally)
        except TooDeepError as error:
            self._faults.add("too_deep", file=self._file, values={"limit": DEPTH_LIMIT})
            raise StopFileError from error
