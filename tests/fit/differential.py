"""Compares `fit` with the independent oracle on many random pairs and shows the smallest differences.

    python -m tests.fit.differential --pairs 20000 --seed 1      all ways in which they differ, each once, reduced
    python -m tests.fit.differential --seed 1 --only 417         one pair of that run, as drawn
    python -m tests.fit.differential ... --save cases.json       the reduced pairs as JSON; --replay cases.json

Exit code 0 if they agree, 1 if not.
"""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tests.fit.seen import Seen, SeenFinding, seen_by_fit, seen_by_oracle
from tests.fit.smaller import smaller
from tests.fit.told import told_pair, told_seen
from tests.worlds import BY_KEY, Pair, random_pair

__all__ = ["Difference", "differences", "disagreement", "numbered_pair", "reduced"]


class Difference(NamedTuple):
    """One point on which the judges differ; `place` is `dimension.measure`, or empty for the whole."""

    place: str
    kind: str
    field: str
    fit: str
    oracle: str

    @property
    def signature(self) -> str:
        """What makes two differences the same mistake, most likely: all but the dimension."""
        return f"{self.field}: fit={self.fit} oracle={self.oracle}" + (f" [{self.kind}]" if self.kind else "")


_FIELDS = ("status", "to", "accommodations", "tendency", "marks")
_ORDER = ("matched or not", "status", "finding", "verdict", "open", "part", *_FIELDS[1:], "mention")
"""The telling ones first; a `mention` is a finding that only one side has, and that says `not_assessed`."""


def _place_in_order(field: str) -> int:
    return _ORDER.index(field)


def _kind(key: tuple[str, str]) -> str:
    row = BY_KEY.get(key)
    if row is None:
        return ".".join(key)
    return f"{row.kind}{' kg' if row.unit == 'kg' else ''}{' safety' if row.safety else ''}"


def differences(fit: Seen, oracle: Seen) -> list[Difference]:
    """Every point on which two judgements of one pair differ, the telling ones first."""
    if fit.status != oracle.status:
        return [Difference("", "", "matched or not", fit.status, oracle.status)]
    if not fit.ready:
        return []
    found = []
    for key in dict.fromkeys((*fit.findings, *oracle.findings)):
        ours, theirs = fit.findings.get(key), oracle.findings.get(key)
        if ours is None or theirs is None:
            told = [side.status if side else "no finding" for side in (ours, theirs)]
            field = "mention" if "not_assessed" in told else "finding"
            found.append(Difference(".".join(key), _kind(key), field, *told))
        else:
            found += _unlike(key, ours, theirs)
    for name in ("verdict", "open", "part"):
        ours, theirs = getattr(fit, name), getattr(oracle, name)
        if ours != theirs:
            found.append(Difference("", "", name, str(ours), str(theirs)))
    return sorted(found, key=lambda one: _place_in_order(one.field))


def _unlike(key: tuple[str, str], ours: SeenFinding, theirs: SeenFinding) -> Iterable[Difference]:
    for name in _FIELDS:
        left, right = getattr(ours, name), getattr(theirs, name)
        if left == right:
            continue
        if isinstance(left, tuple):
            both = set(left) & set(right)
            left, right = (",".join(sorted(set(side) - both)) or "-" for side in (left, right))
        # Marks and addressees go wrong for a reason that seldom has to do with the kind of measure.
        yield Difference(".".join(key), _kind(key) if name == "status" else "", name, str(left), str(right))


def disagreement(pair: Pair) -> list[Difference]:
    """All differences on a pair; empty if both judges agree."""
    return differences(seen_by_fit(pair), seen_by_oracle(pair))


def reduced(pair: Pair, signature: str) -> Pair:
    """The pair without all that its difference of that signature does not need."""
    return smaller(pair, lambda candidate: any(one.signature == signature for one in disagreement(candidate)))


def numbered_pair(seed: int, number: int) -> Pair:
    """Pair `number` of the run `seed`."""
    return random_pair(random.Random(f"{seed}:{number}"))


@dataclass
class Way:
    """One way to differ: how often it was seen, and the smallest pair that shows it."""

    times: int
    number: int
    size: int


def _stretch(seed: int, numbers: range) -> tuple[int, dict[str, Way]]:
    """Judge a stretch of pairs; a pair counts under its first difference."""
    unlike = 0
    ways: dict[str, Way] = {}
    for number in numbers:
        pair = numbered_pair(seed, number)
        found = disagreement(pair)
        if found:
            unlike += 1
            size = len(repr(pair))
            way = ways.setdefault(found[0].signature, Way(0, number, size))
            way.times += 1
            if size < way.size:
                way.number, way.size = number, size
    return unlike, ways


def _run(seed: int, pairs: int, jobs: int) -> tuple[int, dict[str, Way]]:
    step = max(50, min(1000, pairs // (4 * jobs) or 1))
    stretches = [range(start, min(start + step, pairs)) for start in range(0, pairs, step)]
    unlike, ways = 0, dict[str, Way]()
    with ProcessPoolExecutor(jobs) as pool:
        for count, found in pool.map(_stretch, [seed] * len(stretches), stretches):
            unlike += count
            for signature, way in found.items():
                known = ways.setdefault(signature, Way(0, way.number, way.size))
                known.times += way.times
                if way.size < known.size:
                    known.number, known.size = way.number, way.size
    return unlike, ways


def _show(head: str, pair: Pair) -> None:
    fit, oracle = seen_by_fit(pair), seen_by_oracle(pair)
    print(head)
    print(told_pair(pair))
    print(told_seen("fit", fit))
    print(told_seen("oracle", oracle))
    for one in differences(fit, oracle):
        print(f"  ≠ {one.place or 'pair'} {one.field}: fit={one.fit} oracle={one.oracle}")
    print()


def _as_json(pair: Pair, signature: str) -> dict[str, Any]:
    return {
        "signature": signature,
        "as_of": pair.as_of.isoformat(),
        "participant": pair.participant,
        "offer": pair.offer,
    }


def _replay(file: Path) -> int:
    unlike = 0
    for raw in json.loads(file.read_text("utf-8")):
        pair = Pair(raw["participant"], raw["offer"], date.fromisoformat(raw["as_of"]))
        if disagreement(pair):
            unlike += 1
            _show(raw["signature"], pair)
    print(f"{unlike} still differ")
    return int(unlike > 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=8, help="how many ways to differ are reduced and shown")
    parser.add_argument("--match", default="", help="show only ways whose text contains this")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", type=int, help="show this one pair of the run as it was drawn")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--replay", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.replay:
        return _replay(chosen.replay)
    if chosen.only is not None:
        pair = numbered_pair(chosen.seed, chosen.only)
        _show(f"pair {chosen.only} of seed {chosen.seed}", pair)
        return int(bool(disagreement(pair)))
    began = time.monotonic()
    unlike, ways = _run(chosen.seed, chosen.pairs, chosen.jobs)
    took = time.monotonic() - began
    ordered = sorted(ways.items(), key=lambda item: (_place_in_order(item[0].split(":")[0]), -item[1].times, item[0]))
    saved = []
    for signature, way in [item for item in ordered if chosen.match in item[0]][: chosen.show]:
        pair = reduced(numbered_pair(chosen.seed, way.number), signature)
        saved.append(_as_json(pair, signature))
        _show(f"== {signature}  ({way.times} pairs, --only {way.number})", pair)
    print(f"{chosen.pairs} pairs in {took:.0f} s: {unlike} differ, in {len(ways)} ways")
    for signature, way in ordered:
        print(f"{way.times:6} {signature}  (--only {way.number})")
    if chosen.save:
        chosen.save.write_text(json.dumps(saved, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return int(unlike > 0)


if __name__ == "__main__":
    sys.exit(main())
