"""`enrich`: offers with what their text says and what is typical of their occupation; nothing stated is changed."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from proaktiv_match.cli._faults import Faults
from proaktiv_match.cli._options import ReportFormat
from proaktiv_match.cli._output import check_writable, output
from proaktiv_match.cli._progress import busy, count_lines, watched
from proaktiv_match.cli._session import Session, console
from proaktiv_match.errors import InputError
from proaktiv_match.profiles import Offer, iter_offers, offer_from
from proaktiv_match.reading import Enriched, Enricher
from proaktiv_match.reading.occupations import TypicalDemands
from proaktiv_match.skills import Taxonomy

__all__ = ["EnrichCall", "enrich"]

_TOGETHER = 512
"""Offers whose titles are linked at once."""

_COUNTED = ("offers", "stated", "linked", "unlinked", "from_text", "from_occupation")


@dataclass(frozen=True, slots=True)
class EnrichCall:
    """The words of a call of `enrich`; see the contract."""

    offers: Path
    taxonomy: Path | None
    demands: Path | None
    form: ReportFormat
    out: Path


def enrich(session: Session, call: EnrichCall) -> None:
    """Run `enrich`.

    Raises:
        InputError: a file is wrong; nothing is written then.
    """
    check_writable(call.out)
    with busy(session.say("progress/reading"), [call.offers]):
        enricher, offers = _inputs(call)
    counts: Counter[str] = Counter()
    with output(call.out) as stream:
        total = count_lines(call.offers)
        for one in watched(session.say("progress/enriching"), _enriched(enricher, offers), total):
            _check(one, call.offers)
            _count(counts, one)
            stream.write(json.dumps(one.offer, ensure_ascii=False) + "\n")
    _report(session, counts, call)


def _inputs(call: EnrichCall) -> tuple[Enricher, Iterator[Offer]]:
    faults = Faults()
    taxonomy, typical = Taxonomy(), None
    offers: Iterator[Offer] = iter(())
    try:
        taxonomy = Taxonomy.bundled() if call.taxonomy is None else Taxonomy.open(call.taxonomy)
    except InputError as error:
        faults.add(error)
    try:
        typical = None if call.demands is None else TypicalDemands.open(call.demands)
    except InputError as error:
        faults.add(error)
    try:
        offers = iter_offers(call.offers)
    except InputError as error:
        faults.add(error)
    faults.raise_all()
    return Enricher(taxonomy, typical), offers


def _enriched(enricher: Enricher, offers: Iterable[Offer]) -> Iterator[Enriched]:
    left = iter(offers)
    while some := list(islice(left, _TOGETHER)):
        yield from enricher.enrich(some)


def _check(one: Enriched, path: Path) -> None:
    """Every offer has to be one of the contract still."""
    try:
        offer_from(one.offer, file=str(path), record=str(one.offer["id"]))
    except InputError as error:
        # Not the file is wrong then, but what was added.
        raise RuntimeError(str(error)) from error


def _count(counts: Counter[str], one: Enriched) -> None:
    counts["offers"] += 1
    counts["unlinked" if one.occupation is None else "stated" if one.occupation.by == "stated" else "linked"] += 1
    counts["from_text"] += one.from_text
    counts["from_occupation"] += one.from_occupation
    counts["before"] += one.dimensions_before
    counts["after"] += one.dimensions_after


def _report(session: Session, counts: Counter[str], call: EnrichCall) -> None:
    offers = counts["offers"] or 1
    means = {name: round(counts[name] / offers, 1) for name in ("before", "after")}
    if call.form is ReportFormat.JSON:
        told = {name: counts[name] for name in _COUNTED} | {f"dimensions_{name}": mean for name, mean in means.items()}
        sys.stderr.write(json.dumps(told, indent=2) + "\n")
        return
    screen = console(sys.stderr)
    screen.print(Text(session.say("enrich/written", count=counts["offers"], file=str(call.out)), style="bold"))
    shown = {name: f"{mean:.1f}".replace(".", "," if session.lang == "de" else ".") for name, mean in means.items()}
    lines = (
        session.say("enrich/dimensions", **shown),
        session.say("enrich/added", text=counts["from_text"], occupation=counts["from_occupation"]),
        session.say(
            "enrich/occupations", stated=counts["stated"], linked=counts["linked"], unlinked=counts["unlinked"]
        ),
    )
    for line in lines:
        screen.print(Padding(Text(line), (0, 0, 0, 2)))
