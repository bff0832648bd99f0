"""What an offer says before and after `enrich`, and how the piles of the participants change.

    python -m benchmarks.enrichment [--people 80] [--ads ADS.json] [--write FILE]

On the invented offers and participants of `data/fixtures`. Four steps: as they are, without the typical demands that
the fixtures bring themselves, then with the text read, then with the typical demands of the bundled table. Then how
often a tendency is right where an employer states the same measure (invented offers, but none was made with this
table). Then the dimensions of real advertisements, of which only title and text are known, where their file is there.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from proaktiv_match import Matcher, Offer, Participant, Taxonomy, read_offers, read_participants
from proaktiv_match.profiles import offer_from
from proaktiv_match.reading import Enricher
from proaktiv_match.reading.ads import Ad, AdReader
from proaktiv_match.reading.occupations import TypicalDemands
from proaktiv_match.vocabulary import Interval, Kind

FIXTURES = Path(__file__).resolve().parents[1] / "data" / "fixtures"
AS_OF = date(2026, 11, 21)
ADS = Path(__file__).resolve().parents[2] / "shared" / "data" / "ads" / "ads.json"
PILES = ("fits", "adaptable", "promising", "open", "unlikely", "not_assessed", "conflict")


def without_typical(offer: Offer) -> Offer:
    """The offer without demands of its occupation."""
    raw: dict[str, Any] = offer.model_dump(mode="json", by_alias=True, exclude_unset=True)
    kept = [demand for demand in raw.get("demands", ()) if demand["source"]["kind"] != "occupation"]
    return offer_from(raw | {"demands": kept})


def completed(offers: Sequence[Offer], enricher: Enricher) -> list[Offer]:
    """The offers as `enrich` writes them."""
    return [offer_from(one.offer) for one in enricher.enrich(offers)]


def dimensions(offers: Sequence[Offer]) -> float:
    """Mean number of dimensions about which an offer says something."""
    return sum(len({demand.dimension for demand in offer.demands}) for offer in offers) / len(offers)


def piles(people: Sequence[Participant], offers: Sequence[Offer]) -> Counter[str]:
    """Pairs in each pile."""
    matcher = Matcher(offers, taxonomy=Taxonomy.bundled())
    counted: Counter[str] = Counter()
    for person in people:
        counted.update(json.loads(json.dumps(matcher.suggest(person, as_of=AS_OF, top=1).to_json()))["counts"])
    return counted


def report(people: Sequence[Participant]) -> str:
    """The four steps as a Markdown table."""
    taxonomy = Taxonomy.bundled()
    given = read_offers(FIXTURES / "offers.jsonl")
    bare = [without_typical(offer) for offer in given]
    text = completed(bare, Enricher(taxonomy, TypicalDemands(())))
    steps = {
        "as they are": given,
        "without typical demands": bare,
        "and their text": text,
        "and their occupation": completed(bare, Enricher(taxonomy)),
    }
    lines = [
        f"{len(people)} participants, {len(given)} offers; pairs in each pile.",
        "",
        f"| offers | dimensions | {' | '.join(PILES)} |",
        f"| --- | {'---: | ' * (len(PILES) + 1)}".rstrip(),
    ]
    for name, offers in steps.items():
        counted = piles(people, offers)
        figures = " | ".join(f"{counted[pile]:,}" for pile in PILES)
        lines.append(f"| {name} | {dimensions(offers):.1f} | {figures} |")
    return "\n".join(lines) + "\n"


def report_tendencies(people: Sequence[Participant]) -> str:
    """How often a tendency is right: what is typical against what employers state of the same measure.

    Every limit of a person against every ceiling that an employer states; `at most` and `above` are the interval rule.
    """
    typical = TypicalDemands.bundled()
    counted: Counter[tuple[str, str]] = Counter()
    limits = [(limit.axis.key, limit.amount.interval) for person in people for limit in person.limits if limit.amount]
    for offer in read_offers(FIXTURES / "offers.jsonl"):
        if offer.kind != "employment" or offer.occupation is None or not offer.occupation.kldb:
            continue
        cells = {cell.axis.key: cell for cell in typical.of(offer.occupation.kldb) if cell.axis.kind is Kind.CEILING}
        stated = {
            demand.axis.key: demand.value.interval
            for demand in offer.demands
            if demand.source.kind == "employer" and demand.value is not None
        }
        for key, limit in limits:
            cell = cells.get(key)
            if cell is not None and cell.interval is not None and key in stated:
                counted[_leaning(cell.interval, limit), _leaning(stated[key], limit)] += 1
    lines = [
        "| tendency | right | wrong | left open | share right |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, other in (("likely_fits", "likely_exceeded"), ("likely_exceeded", "likely_fits")):
        figures = [counted[name, given] for given in (name, other, "none")]
        right = figures[0] / max(sum(figures), 1)
        lines.append(f"| `{name}` | {figures[0]:,} | {figures[1]:,} | {figures[2]:,} | {right:.0%} |")
    none = sum(count for (said, _), count in counted.items() if said == "none")
    return "\n".join([*lines, "", f"No tendency: {none:,} of {counted.total():,}.", ""])


def _leaning(demand: Interval, limit: Interval) -> str:
    if demand.at_or_below(limit):
        return "likely_fits"
    return "likely_exceeded" if demand.above(limit) else "none"


def report_ads(path: Path) -> str:
    """Dimensions of real advertisements: with their text, and with the occupation that the title names."""
    ads = json.loads(path.read_text("utf-8"))
    reader = AdReader(Taxonomy.bundled())
    offers = [offer_from(reader.read(Ad(ad["id"], ad["title"], ad["text"]))) for ad in ads]
    both = list(Enricher(Taxonomy.bundled()).enrich(offers))
    linked = [one for one in both if one.occupation is not None]
    means = [dimensions(offers)]
    means += [sum(one.dimensions_after for one in found) / max(len(found), 1) for found in (both, linked)]
    return (
        f"{len(offers)} real advertisements, title and text alone: {means[0]:.1f} dimensions from the text, "
        f"{means[1]:.1f} with the occupation. The title was safely linked in {len(linked)} of them; these have "
        f"{means[2]:.1f}.\n"
    )


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=80)
    parser.add_argument("--ads", type=Path, default=ADS)
    parser.add_argument("--write", type=Path)
    call = parser.parse_args()
    people = read_participants(FIXTURES / "participants.jsonl")[: call.people]
    text = report(people) + "\n" + report_tendencies(people)
    if call.ads.is_file():
        text += "\n" + report_ads(call.ads)
    print(text, end="")
    if call.write is not None:
        call.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
