"""HR-BA-XML: vacancies that employers and partners upload to the Bundesagentur."""

from pathlib import Path
from typing import Any

from proaktiv_match.reading._faults import Faults, StopFileError, nearest
from proaktiv_match.reading._field_map import field_map
from proaktiv_match.reading._load_xml import elements, local_name, tree_of
from proaktiv_match.reading._reading import FileResult, ReadOffer, count_rest, read_record
from proaktiv_match.reading._report import Tally
from proaktiv_match.reading._stated import Place

__all__ = ["read_hr_ba_xml"]

ROOT = "HRBAXMLJobPositionPosting"
POSTING = "JobPositionPosting"
_KNOWN = frozenset((POSTING, "Header", "DeleteEntry"))


def read_hr_ba_xml(path: Path, file: str, faults: Faults) -> FileResult:
    """One delivery; read as a stream, so its size does not matter.

    An offer without `JobPositionPostingId` gets a digest of its content as its id.

    Raises:
        StopFileError: if the file cannot be read to its end; the fault is noted.
    """
    source = field_map("hr_ba_xml")
    shape = source.shapes[0]
    tally = Tally()
    offers: list[ReadOffer] = []
    records = 0
    root: Any = None
    for name, element in elements(path, file, faults, _KNOWN):
        if root is None:
            root = element
            if name != ROOT:
                faults.add(
                    "unknown_shape",
                    file=file,
                    pointer=f"/{ROOT}",
                    allowed=ROOT,
                    near=nearest(ROOT, [name]),
                    values={"key": ROOT},
                )
                raise StopFileError
        elif name == POSTING:
            place = Place(file, records + 1, f"/{ROOT}/Data/{POSTING}/{records}")
            records += 1
            found = read_record(
                tree_of(element),
                source=source,
                shape=shape,
                place=place,
                tally=tally,
                faults=faults,
                id_needed=False,
            )
            if found is not None:
                offers.append(found)
        else:
            count_rest(tree_of(element), source, tally, under=(name,))
    _check_rest(root, records, file, faults, tally)
    return FileResult(tuple(offers), tally.report(file, shape.id, len(offers)))


def _check_rest(root: Any, records: int, file: str, faults: Faults, tally: Tally) -> None:
    """What is left of the root: `Data` must have been there; other elements are unknown."""
    names = [local_name(child.tag) for child in root] if root is not None else []
    if "Data" not in names and records == 0:
        faults.add(
            "missing_key",
            file=file,
            pointer=f"/{ROOT}/Data",
            allowed="Data",
            near=nearest("Data", names),
            values={"key": "Data"},
        )
        raise StopFileError
    for child in root:
        name = local_name(child.tag)
        if name == "Data":
            for inner in child:
                count_rest(tree_of(inner), field_map("hr_ba_xml"), tally, under=("Data", local_name(inner.tag)))
        else:
            count_rest(tree_of(child), field_map("hr_ba_xml"), tally, under=(name,))
