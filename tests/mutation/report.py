"""Tells what a run of mutmut found: mutants by module, and each survivor with the reason why no test can kill it.

    make mutation                                                     runs mutmut, then this
    python -m tests.mutation.report --write docs/mutation.md          only this, from the folder with `mutants/`

The reasons stand in `survivors.toml` beside this module. Exit code 1 if too few mutants were killed, if some were not
tried, or if a survivor has no reason; a reason whose mutant is gone is told, so that the file stays true.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

__all__ = ["Survivor", "changed_lines", "main"]

MUTANTS = Path("mutants")
REASONS = Path(__file__).with_name("survivors.toml")
KILLED = frozenset({1, 3, 24, -24, 36, 152, 255})
"""Exit codes: a test failed, or the mutant ran out of time."""
SURVIVED = 0


@dataclass(frozen=True, slots=True, order=True)
class Survivor:
    """A mutant that no test notices: its function, the changed lines before and after."""

    function: str
    was: str
    now: str


def changed_lines(diff: str) -> tuple[str, str]:
    """What a unified diff takes away and adds, each as one line."""
    sides = []
    for sign in "-+":
        lines = [line[1:].strip() for line in diff.splitlines() if line[:1] == sign and line[:3] != sign * 3]
        sides.append(" ".join(lines))
    return sides[0], sides[1]


def _tried() -> dict[str, dict[str, int | None]]:
    """Exit codes of all mutants by module."""
    found = {}
    for meta in sorted(MUTANTS.rglob("*.py.meta")):
        codes = json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
        if codes:
            found[meta.name.removesuffix(".py.meta")] = codes
    return found


def _survivor(name: str) -> Survivor:
    shown = subprocess.run(
        [Path(sys.executable).with_name("mutmut"), "show", name], capture_output=True, text=True, check=True
    )
    module, _, mangled = name.rpartition(".")
    function = mangled.partition("__mutmut_")[0].removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    return Survivor(f"{module.rpartition('.')[2]}.{function}", *changed_lines(shown.stdout))


def _reasons() -> dict[tuple[str, str, str], str]:
    raw = tomllib.loads(REASONS.read_text("utf-8"))
    return {
        (one["function"], one["was"], one["now"]): entry["why"] for entry in raw["reason"] for one in entry["survivors"]
    }


def _took(modules: Iterable[str]) -> int:
    """Minutes from the first mutated file to the last result."""
    made = [path.stat().st_mtime for name in modules for path in MUTANTS.rglob(f"{name}.py")]
    told = [path.stat().st_mtime for name in modules for path in MUTANTS.rglob(f"{name}.py.meta")]
    return round((max(told) - min(made)) / 60)


def _table(tried: dict[str, dict[str, int | None]]) -> list[str]:
    lines = ["| module | mutants | killed | survived |", "|---|---:|---:|---:|"]
    total: Counter[str] = Counter()
    for module, codes in tried.items():
        count = Counter(mutants=len(codes), killed=sum(code in KILLED for code in codes.values()))
        lines.append(f"| `{module}` | {count['mutants']} | {count['killed']} | {count['mutants'] - count['killed']} |")
        total += count
    lines.append(f"| **all** | {total['mutants']} | {total['killed']} | {total['mutants'] - total['killed']} |")
    return lines


def _code(text: str) -> str:
    # A pipe would end the cell of the table, in code too.
    return f"`{text}`".replace("|", r"\|") if text else "(removed)"


def _page(tried: dict[str, dict[str, int | None]], explained: dict[Survivor, str], share: float, minutes: int) -> str:
    day = datetime.now(UTC).date()
    lines = [
        "# Mutation testing",
        "",
        "The hard filter, `proaktiv_match.fit`, is changed at random in one place at a time: a number, a word, a",
        "comparison, an argument. The tests of `fit` have to notice. What they do not notice is listed here, each with",
        "the reason why it makes no difference. Written by `make mutation`, not by hand.",
        "",
        f"Run of {day} with [mutmut](https://mutmut.readthedocs.io/), `make mutation`: {minutes} minutes on a",
        f"busy machine with two cores. **{share:.1f} % of the mutants were killed**; the aim is 90 %.",
        "",
        "Not changed by mutmut: code outside of functions (tables such as the addressees of questions, which the tests",
        "read off entry by entry) and functions with decorators (properties, caches).",
        "",
        *_table(tried),
        "",
        "## Survivors",
        "",
    ]
    for why in dict.fromkeys(explained.values()):
        lines += [f"**{why}**", "", "| function | was | is |", "|---|---|---|"]
        lines += [
            f"| `{one.function}` | {_code(one.was)} | {_code(one.now)} |"
            for one in sorted(explained)
            if explained[one] == why
        ]
        lines.append("")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at-least", type=float, default=90, help="percent of the mutants that have to be killed")
    parser.add_argument("--write", type=Path, help="page to write")
    parser.add_argument("--minutes", type=int, help="how long the whole run took, if parts of it were run again")
    chosen = parser.parse_args(arguments)
    tried = _tried()
    codes = {name: code for own in tried.values() for name, code in own.items()}
    if not codes:
        print("no mutants: run mutmut first")
        return 1
    killed = sum(code in KILLED for code in codes.values())
    untried = [name for name, code in codes.items() if code not in KILLED and code != SURVIVED]
    survivors = [_survivor(name) for name, code in codes.items() if code == SURVIVED]
    reasons = _reasons()
    explained = {one: reasons.get((one.function, one.was, one.now), "No reason found yet") for one in survivors}
    unexplained = [one for one in survivors if (one.function, one.was, one.now) not in reasons]
    gone = set(reasons) - {(one.function, one.was, one.now) for one in survivors}
    share = 100 * killed / len(codes)
    if chosen.write:
        minutes = _took(tried) if chosen.minutes is None else chosen.minutes
        chosen.write.write_text(_page(tried, explained, share, minutes), "utf-8")
    print(f"{killed} of {len(codes)} mutants killed, {share:.1f} %, aim {chosen.at_least:g} %")
    for name in untried:
        print(f"not tried: {name}")
    for one in unexplained:
        print(f"without a reason: {one.function}\n  - {one.was}\n  + {one.now}")
    for function, was, now in sorted(gone):
        print(f"no longer there, leave it out of {REASONS.name}: {function}\n  - {was}\n  + {now}")
    return int(share < chosen.at_least or bool(untried) or bool(unexplained))


if __name__ == "__main__":
    sys.exit(main())
