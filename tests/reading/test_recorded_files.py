"""The recorded files beside the project, read where they lie."""

import json
from typing import Any

import pytest

from proaktiv_match.errors import InputError
from proaktiv_match.profiles import Offer
from proaktiv_match.reading import import_offers
from tests.reading.samples import SHARED, needs_shared, read

pytestmark = needs_shared


@pytest.mark.parametrize(
    ("source", "name", "shape", "count"),
    [
        ("ba-jobsuche", "v4_jobdetails_recorded_2026-09.json", "details (new names)", 1),
        ("ba-jobsuche", "v6_search_recorded_2026-09-04_all_facets.json", "v6 search", 2),
        ("ba-jobsuche", "v6_search_qa_trimmed.json", "v6 search", 2),
        ("ba-jobsuche", "v6_search_no_match_recorded_2026-09-26.json", "search without hits", 0),
        ("hr-ba-xml", "HRBAXML_Musterdatei.xml", "HR-BA-XML", 1),
        ("hr-ba-xml", "test.xml", "HR-BA-XML", 1),
    ],
)
def test_recorded_files_are_understood_to_the_last_key(source, name, shape, count):
    result = import_offers(source, [SHARED / name])
    for offer in result.offers:
        Offer.model_validate(offer)
    report = result.reports[0]
    assert (report.shape, report.offers) == (shape, count)
    assert dict(report.unknown) == {}


def test_the_excerpt_without_title_is_a_fault_that_names_the_key():
    with pytest.raises(InputError) as caught:
        import_offers("ba-jobsuche", [SHARED / "v2_jobdetails_issue47_partial_2023-11.json"])
    assert [(fault.code, fault.pointer) for fault in caught.value.faults] == [("missing_key", "/titel")]


def test_the_hit_and_its_details_are_one_offer():
    names = ["v6_search_recorded_2026-09-04_all_facets.json", "v4_jobdetails_recorded_2026-09.json"]
    result = import_offers("ba-jobsuche", [SHARED / name for name in names])
    assert len(result.offers) == 2
    assert [duplicate.kept.rsplit("/", 1)[-1] for duplicate in result.duplicates] == [names[1]]


def invented(fields: dict[str, Any], prefix: str) -> dict[str, Any]:
    """A record with every field of a field list."""
    values = {"string": "2026-11-01", "number": 50, "boolean": True}
    record: dict[str, Any] = {}
    for path, field in fields.items():
        if not path.startswith(prefix) or field["type"] not in values:
            continue
        at = record
        parts = path.removeprefix(prefix).split(".")
        for part in parts[:-1]:
            inner = at.setdefault(part.removesuffix("[]"), [{}] if part.endswith("[]") else {})
            at = inner[0] if isinstance(inner, list) else inner
        at[parts[-1]] = values[field["type"]]
    return record


@pytest.mark.parametrize("endpoint", ["search", "job_details"])
def test_every_field_of_the_recorded_field_list_is_known(tmp_path, endpoint):
    baseline = json.loads((SHARED / "wunderfrucht_api-schema-baseline_2026-03-28.json").read_text(encoding="utf-8"))
    fields = baseline["endpoints"][endpoint]["fields"]
    record = invented(fields, "stellenangebote[]." if endpoint == "search" else "")
    answer = {"stellenangebote": [record]} if endpoint == "search" else record
    result = read("ba-jobsuche", tmp_path, answer)
    assert len(result.offers) == 1
    assert dict(result.reports[0].unknown) == {}
