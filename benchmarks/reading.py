"""Reading of advertisements: how many an hour on one core, and how much memory.

    python -m benchmarks.reading [--ads FILE] [--count 100000] [--characters 3000] [--check]

The advertisements are put together from the lines of a sample, each with lines of its own in an order of its own, so
that no two are alike and none repeats itself; each has at least the wanted number of characters. The sample is the
file given, the real advertisements beside the project, or the invented offers. With `--check` every offer is also
checked against the contract, as `read-ads` does. Times are of the processor.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from proaktiv_match.profiles import offer_from
from proaktiv_match.reading.ads import Ad, AdReader
from proaktiv_match.skills import Taxonomy

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "data" / "ads" / "ads.json"
INVENTED = ROOT / "data" / "fixtures" / "offers.jsonl"
HOUR = 3600
GOAL = 100_000
"""Advertisements an hour on one core."""


def sample(file: Path | None) -> tuple[str, list[Ad]]:
    """Name and advertisements of the sample."""
    if file is not None:
        return file.name, _array(file)
    if REAL.exists():
        return "real advertisements", _array(REAL)
    lines = [json.loads(line) for line in INVENTED.read_text(encoding="utf-8").splitlines()]
    texts = [(one["id"], one["title"], one.get("description") or one["title"]) for one in lines]
    return "invented offers", [Ad(*one) for one in texts]


def _array(file: Path) -> list[Ad]:
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [Ad(row["id"], row.get("title") or "", row["text"]) for row in rows]


def scaled(ads: list[Ad], count: int, characters: int) -> Iterator[Ad]:
    """`count` advertisements of at least `characters` signs: the lines of one, then lines of others, no line twice."""
    dice = random.Random(20261121)
    pool = sorted({line for ad in ads for line in ad.text.splitlines() if line.strip()})
    for number in range(count):
        base = ads[number % len(ads)]
        lines = list(dict.fromkeys(base.text.splitlines()))
        size = sum(map(len, lines)) + len(lines)
        held = set(lines)
        while size < characters:
            line = dice.choice(pool)
            if line not in held or len(held) >= len(pool):
                held.add(line)
                lines.append(line)
                size += len(line) + 1
        yield Ad(f"{number}", base.title, "\n".join(lines))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ads", type=Path)
    parser.add_argument("--count", type=int, default=GOAL)
    parser.add_argument("--characters", type=int, default=3000)
    parser.add_argument("--check", action="store_true")
    words = parser.parse_args()
    name, ads = sample(words.ads)
    begun = time.process_time()
    reader = AdReader(Taxonomy.bundled())
    reader.read(ads[0])
    ready = time.process_time() - begun
    spent = 0.0
    signs = demands = skills = done = 0
    for ad in scaled(ads, words.count, words.characters):
        begun = time.process_time()
        offer = reader.read(ad)
        if words.check:
            offer_from(offer, file="-", record=1)
        spent += time.process_time() - begun
        signs += len(ad.text)
        demands += len(offer["demands"])
        skills += len(offer.get("skills", ()))
        done += 1
    # Kilobytes on Linux, bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(f"sample           {name}, {len(ads)} advertisements")
    print(f"read             {done} advertisements of {signs / done:,.0f} characters on average")
    print(f"ready after      {ready:.1f} s (labels and rules)")
    print(f"each             {spent / done * 1000:.1f} ms")
    print(f"an hour          {HOUR * done / spent:,.0f} on one core, {HOUR * done / spent / GOAL:.1f} times the goal")
    print(f"found in each    {demands / done:.1f} demands, {skills / done:.1f} skills")
    print(f"memory           {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
