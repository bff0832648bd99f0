"""Every rule has examples in which it reads and examples in which it does not."""

import pytest

from proaktiv_match.reading.ads import Ad, AdReader
from proaktiv_match.reading.ads._clauses import read_data
from proaktiv_match.skills import Taxonomy

READER = AdReader(Taxonomy.bundled())
EXAMPLES = {rule: said for rule, said in read_data("examples.toml").items() if isinstance(said, dict)}
RULES = {
    entry["id"]
    for name, groups in {
        "hours.toml": ("weekly", "model", "days", "daily"),
        "shifts.toml": ("named",),
        "education.toml": ("levels",),
    }.items()
    for group in groups
    for entry in read_data(name)[group]
}


def _quotes(text, rule):
    offer = READER.read(Ad("A-1", "", text))
    found = []
    for pointer, own in offer["ext"]["reading"]["rules"].items():
        if own == rule:
            _, kind, *place = pointer.split("/")
            one = offer[kind][int(place[0])] if place else offer[kind]
            found.append(one["source"]["quote"] if "source" in one else None)
    return found


@pytest.mark.parametrize(
    ("rule", "text", "quote"),
    [(rule, text, quote) for rule, said in EXAMPLES.items() for text, quote in said["read"].items()],
)
def test_read(rule, text, quote):
    # An accommodation of the contract has no quote.
    assert set(_quotes(text, rule)) == {None if rule == "AD-HH-1" else quote}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, said in EXAMPLES.items() for text in said["not"]])
def test_not_read(rule, text):
    assert _quotes(text, rule) == []


def test_every_rule_has_both():
    assert set(EXAMPLES) >= RULES
    assert all(said["read"] and said["not"] for said in EXAMPLES.values())
