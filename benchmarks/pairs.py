"""Explained pairs a second on one core: 12 limits against 20 demands, and where the time goes.

    python -m benchmarks.pairs [--pairs 4000] [--write docs/benchmarks.md]

A pair is explained in full: every finding with rule, values, sources, marks, question and accommodations. The peer is
the naive oracle of the tests, written from the specification alone; the ratio to it is what carries over to other
machines. Seeded, pure Python, one process.
"""

import argparse
import json
import platform
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from proaktiv_match import Matcher
from proaktiv_match.fit import compare_prepared, compile_offer, prepare
from proaktiv_match.profiles import Offer, Participant
from proaktiv_match.vocabulary import Kind, Measure, vocabulary

AS_OF = date(2026, 11, 21)
LIMITS, DEMANDS = 12, 20
PEOPLE, OFFERS = 40, 100


def _value(measure: Measure, rng: random.Random) -> float:
    assert measure.unit is not None  # noqa: S101  only ordered measures come here
    low = int(measure.unit.range.lo)
    high = int(min(measure.unit.range.hi, 40 if measure.unit.id == "kg" else 480))
    return rng.randint(low, high)


def _limit(measure: Measure, rng: random.Random) -> dict[str, Any]:
    limit: dict[str, Any] = {"dimension": measure.dimension, "measure": measure.name}
    limit["source"] = {"instrument": rng.choice(["drv_1a", "aed", "coach"]), "date": "2026-08-12"}
    if measure.kind is Kind.CEILING:
        limit["at_most"] = _value(measure, rng)
    elif measure.kind is Kind.NEED:
        limit["needs"] = _value(measure, rng)
    else:
        limit["needs" if measure.kind is Kind.NEED_SET else "excluded"] = [rng.choice(measure.options or ("Latex",))]
    return limit


def _demand(measure: Measure, rng: random.Random) -> dict[str, Any]:
    demand: dict[str, Any] = {"dimension": measure.dimension, "measure": measure.name}
    demand["source"] = {"kind": rng.choice(["employer", "employer", "coach", "occupation"]), "date": "2026-11-03"}
    if measure.kind is Kind.CEILING:
        demand["amount"] = _value(measure, rng)
    elif measure.kind is Kind.NEED:
        demand["provides"] = _value(measure, rng)
    else:
        demand["provides" if measure.kind is Kind.NEED_SET else "required"] = [
            rng.choice(measure.options or ("Latex",))
        ]
    return demand


def _world(rng: random.Random) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    measures = list(vocabulary().measures.values())
    postures = {("sitting", "share"), ("standing", "share"), ("walking", "share")}  # R6 would refuse random sums
    demanded = [measure for measure in measures if measure.key not in postures]
    aids = sorted(vocabulary().accommodations)
    people = [
        {
            "id": f"P-{number}",
            "stability": {"status": "stable"},
            "limits": [_limit(measure, rng) for measure in rng.sample(measures, LIMITS)],
        }
        for number in range(PEOPLE)
    ]
    offers = [
        {
            "id": f"O-{number}",
            "title": f"Stelle {number}",
            "kind": "employment",
            "start_on": "2026-12-01",
            "demands": [_demand(measure, rng) for measure in rng.sample(demanded, DEMANDS)],
            "accommodations": [
                {"id": name, "status": rng.choice(["present", "requestable", "refused"])}
                for name in rng.sample(aids, 2)
            ],
        }
        for number in range(OFFERS)
    ]
    return people, offers


def _timed(work: Callable[[], Any], repeats: int = 5) -> float:
    """CPU seconds of the median run: what one core does, whatever else the machine is busy with."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2]


def measured() -> dict[str, float]:
    """CPU seconds of each step over all pairs, and what follows from them."""
    people, offers = _world(random.Random("pairs-1"))
    pairs = PEOPLE * OFFERS
    texts = [json.dumps(offer) for offer in offers], [json.dumps(person) for person in people]

    decode = _timed(lambda: [json.loads(text) for side in texts for text in side])
    validate = _timed(
        lambda: ([Offer.model_validate(one) for one in offers], [Participant.model_validate(one) for one in people])
    )
    made_offers = [Offer.model_validate(one) for one in offers]
    made_people = [Participant.model_validate(one) for one in people]
    compiled_time = _timed(lambda: [compile_offer(one, AS_OF) for one in made_offers])
    prepared_time = _timed(lambda: [prepare(one, AS_OF) for one in made_people])
    compiled = [compile_offer(one, AS_OF) for one in made_offers]

    def compare_all() -> None:
        for person in [prepare(one, AS_OF) for one in made_people]:
            for offer in compiled:
                compare_prepared(person, offer)

    compared = _timed(compare_all, 3)

    def one_by_one() -> None:
        """What a caller pays who hands over one raw pair after the other and shares nothing."""
        for person, offer in zip(people * (OFFERS // PEOPLE), offers, strict=False):
            made = Participant.model_validate(person), Offer.model_validate(offer)
            compare_prepared(prepare(made[0], AS_OF), compile_offer(made[1], AS_OF))

    alone_pairs = len(people * (OFFERS // PEOPLE))
    alone = _timed(one_by_one, 3)
    matcher = Matcher(made_offers)
    matcher.suggest(made_people[0], as_of=AS_OF, top=0)
    suggested = _timed(
        lambda: [matcher.suggest(one, as_of=AS_OF, top=0, include_conflicts=True).to_json() for one in made_people], 3
    )
    oracle = _oracle(people[:4], offers)
    return {
        "pairs": pairs,
        "decode": decode,
        "validate": validate,
        "compile": compiled_time + prepared_time,
        "compare": compared,
        "pairs_per_second": pairs / compared,
        "alone_per_second": alone_pairs / alone,
        "pydantic_share_shared": validate / (decode + validate + compiled_time + compared),
        "pydantic_share_alone": (validate / (OFFERS + PEOPLE) * 2) / (alone / alone_pairs),
        "suggested_per_second": pairs / suggested,
        "oracle_per_second": 4 * OFFERS / oracle if oracle else 0.0,
    }


def _oracle(people: list[dict[str, Any]], offers: list[dict[str, Any]]) -> float:
    """CPU seconds of the naive oracle over some of the pairs; 0 where the tests are not at hand."""
    try:
        from tests.oracle import judge
    except ImportError:
        return 0.0
    return _timed(lambda: [judge(person, offer, AS_OF) for person in people for offer in offers], 1)


def table(found: dict[str, float]) -> str:
    """The figures as a Markdown table."""
    rows = [
        ("pairs explained a second, one core (aim 1,500)", f"{found['pairs_per_second']:,.0f}"),
        (
            "the same with JSON result of every pair, ordered (`Matcher.suggest`, `to_json`)",
            f"{found['suggested_per_second']:,.0f}",
        ),
        ("raw pairs one by one, nothing shared (validate, compile, compare)", f"{found['alone_per_second']:,.0f}"),
        ("naive oracle, pairs a second", f"{found['oracle_per_second']:,.0f}"),
        (
            "**ratio to the naive oracle**",
            f"**{found['pairs_per_second'] / max(found['oracle_per_second'], 1e-9):.1f} x**",
        ),
        (
            "share of pydantic, each record validated once and compared with all",
            f"{found['pydantic_share_shared']:.1%}",
        ),
        ("share of pydantic, raw pairs one by one", f"{found['pydantic_share_alone']:.0%}"),
    ]
    return "\n".join(["| measured | figure |", "|---|---:|", *(f"| {name} | {figure} |" for name, figure in rows)])


def page(found: dict[str, float]) -> str:
    """The documentation page."""
    return f"""# Benchmarks

Written by `make bench` (`python -m benchmarks.pairs --write docs/benchmarks.md`). Machines differ and are noisy: the
ratio carries over, the absolute figures do not.

## Explained pairs

{PEOPLE} people with {LIMITS} limits each, {OFFERS} offers with {DEMANDS} demands and two accommodations each, seeded;
{found["pairs"]:,.0f} pairs, each explained in full. CPU time of one core.
CPython {platform.python_version()} on {platform.machine()}.

{table(found)}
"""


def main() -> int:
    """Measure, print, and write the page if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, help="write the page to this file")
    chosen = parser.parse_args()
    found = measured()
    print(table(found))
    if chosen.write is not None:
        chosen.write.write_text(page(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
