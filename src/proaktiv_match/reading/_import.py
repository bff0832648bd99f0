"""Import of offers: several files of one source, all faults told at once, one offer for each id."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from proaktiv_match.errors import InputError
from proaktiv_match.reading._ba_jobsuche import read_ba_jobsuche
from proaktiv_match.reading._faults import Faults, StopFileError, nearest
from proaktiv_match.reading._hr_ba_xml import read_hr_ba_xml
from proaktiv_match.reading._reading import ReadOffer
from proaktiv_match.reading._registry import reader_of, register, sources
from proaktiv_match.reading._report import Duplicate, FileReport, Imported
from proaktiv_match.reading._schema_org import read_schema_org

__all__ = ["import_offers"]

register("ba-jobsuche", read_ba_jobsuche)
register("hr-ba-xml", read_hr_ba_xml)
register("schema-org", read_schema_org)


def import_offers(source: str, paths: Sequence[Path]) -> Imported:
    """Read offers of another system into the form of the contract.

    Records with one id are one offer: the one changed last is kept; of equally new ones the fuller.
    The result does not depend on the order of the files, apart from the order of the reports.

    Args:
        source: `"ba-jobsuche"`, `"hr-ba-xml"`, `"schema-org"`, or another registered name.
        paths: the files.

    Returns:
        The offers, one report for each file, and the ids that occurred more than once.

    Raises:
        InputError: with every fault of every file; no offers are returned then.
    """
    faults = Faults()
    reader = reader_of(source)
    if reader is None:
        faults.add(
            "unknown_source",
            file=source,
            allowed=" | ".join(sources()),
            near=nearest(source, list(sources())),
            values={},
        )
        raise InputError(faults.found)
    found: dict[str, list[tuple[ReadOffer, str]]] = {}
    reports: list[FileReport] = []
    for path in paths:
        file = str(path)
        try:
            result = reader(Path(path), file, faults)
        except StopFileError:
            continue
        reports.append(result.report)
        for read in result.offers:
            found.setdefault(str(read.offer["id"]), []).append((read, file))
    if faults.total:
        raise InputError(faults.found, faults.total, faults.counts)
    offers: list[dict[str, Any]] = []
    duplicates: list[Duplicate] = []
    for offer_id in sorted(found):
        ranked = sorted(found[offer_id], key=lambda pair: _rank(pair[0]), reverse=True)
        offers.append(ranked[0][0].offer)
        if len(ranked) > 1:
            duplicates.append(Duplicate(offer_id, ranked[0][1], tuple(sorted(file for _, file in ranked[1:]))))
    return Imported(tuple(offers), tuple(reports), tuple(duplicates))


def _rank(read: ReadOffer) -> tuple[str, int, str]:
    """Newest first; then the fuller; then by content, so that the order of the files does not matter."""
    content = json.dumps(read.offer, sort_keys=True, ensure_ascii=True)
    return read.modified, len(content), content
