"""What a reader gets and gives: one file in, records out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from proaktiv_match.reading._faults import Faults, nearest
from proaktiv_match.reading._field_map import FieldMap, Shape, Unused
from proaktiv_match.reading._offer import build_offer, digest_id, skip_reasons
from proaktiv_match.reading._report import FileReport, Tally
from proaktiv_match.reading._stated import Place, Stated, read_statements
from proaktiv_match.reading._walk import DEPTH_LIMIT, ItemRule, TooDeepError, walk

__all__ = ["FileResult", "ParticipantsResult", "ReadOffer", "count_rest", "read_record"]


@dataclass(frozen=True, slots=True)
class ReadOffer:
    """An offer, and when its record was changed last (text that sorts by time, empty if unknown)."""

    offer: dict[str, Any]
    modified: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file gave."""

    offers: tuple[ReadOffer, ...]
    report: FileReport


@dataclass(frozen=True, slots=True)
class ParticipantsResult:
    """What one file of participants gave: objects of the contract, and the account of the file."""

    participants: tuple[dict[str, Any], ...]
    report: FileReport


def read_record(
    record: Any,
    *,
    source: FieldMap,
    shape: Shape,
    place: Place,
    tally: Tally,
    faults: Faults,
    id_needed: bool = True,
) -> ReadOffer | None:
    """One record of a file as an offer; `None` if it is no offer, or faulty (then the fault is noted).

    Args:
        record: the record as nested objects.
        source: field map of the source.
        shape: form of the file.
        place: where the record stands.
        tally: counts what was not understood.
        faults: collects faults.
        id_needed: whether a missing id is a fault; else it is a digest of the record.
    """
    if not isinstance(record, dict):
        faults.add(
            "wrong_type",
            file=place.file,
            record=place.record,
            pointer=place.pointer,
            allowed="{…}",
            values={"key": place.pointer.rpartition("/")[2] or "/", "expected": "Objekt / object"},
        )
        return None
    before = faults.total
    try:
        stated = read_statements(record, source, place, tally, faults)
    except TooDeepError:
        faults.add(
            "too_deep",
            file=place.file,
            record=place.record,
            pointer=place.pointer,
            values={"limit": DEPTH_LIMIT},
        )
        return None
    skipped = skip_reasons(stated)
    if skipped is not None:
        tally.skipped(*skipped)
        return None
    if stated.first("title") is None and not (shape.title_or_occupation and stated.first("occupation.title")):
        _missing(shape.title, record, place, source, faults)
    own = stated.first("id")
    if own is None and id_needed:
        _missing(shape.record_id, record, place, source, faults)
    if faults.total > before:
        return None
    offer_id = _offer_id(own, record, stated, source.prefix, tally)
    return ReadOffer(build_offer(offer_id, stated, shape, source.prefix, tally), str(stated.first("modified") or ""))


def _offer_id(own: Any, record: Any, stated: Stated, prefix: str, tally: Tally) -> str:
    """`prefix:id`, with the issuer between where the id is only unique for its issuer."""
    if own is None:
        tally.derived_ids += 1
        own = digest_id(record)
    issuer = stated.first("issuer")
    unique = "://" in str(own) or str(own).startswith("sha256-")
    parts = [prefix, str(own)] if issuer is None or unique else [prefix, _slug(str(issuer)), str(own)]
    return ":".join(parts)


def _slug(name: str) -> str:
    """A firm's name as part of an id: blanks become hyphens, letters stay as they are."""
    return "-".join(name.split())


def _missing(keys: tuple[str, ...], record: dict[str, Any], place: Place, source: FieldMap, faults: Faults) -> None:
    """A key that must be there is missing, or there and empty; a similar key that no map knows may be its new name."""
    present, parent = _parent(keys[0], record)
    last = keys[0].rpartition(".")[2]
    strange = [key for key in parent if key not in source.names]
    faults.add(
        "empty_value" if present else "missing_key",
        file=place.file,
        record=place.record,
        pointer=f"{place.pointer}/{keys[0].replace('.', '/')}",
        allowed=" | ".join(keys),
        near=None if present else nearest(last, strange),
        values={"key": last},
    )


def _parent(path: str, record: dict[str, Any]) -> tuple[bool, dict[str, Any]]:
    """Whether `path` is there, and the innermost object on the way to it."""
    value: Any = record
    parts = path.split(".")
    for part in parts[:-1]:
        inner = value.get(part)
        if not isinstance(inner, dict):
            return False, value
        value = inner
    return parts[-1] in value, value


def count_rest(rest: Any, source: FieldMap, tally: Tally, *, under: Iterable[str] = ()) -> None:
    """Count what stands in a file around the records.

    Args:
        rest: the file without its records.
        source: field map of the source.
        tally: where it is counted.
        under: keys below which `rest` stands.

    Raises:
        TooDeepError: when it is nested too deeply.
    """
    item: ItemRule = source.item
    around = ".".join(under)
    for leaf in walk(rest, lists=source.lists, item=item):
        path = f"{around}.{leaf.path}" if around and leaf.path else around or leaf.path
        if not path:
            continue
        meaning = source.look_up(path)
        if isinstance(meaning, Unused):
            tally.unused(meaning.branch or path, meaning.de, meaning.en)
        else:
            tally.unknown(path)
