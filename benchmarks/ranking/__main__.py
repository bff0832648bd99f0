"""Offers ranked for persons who use other words, compared in one run: our skill score, TF-IDF, BM25, Jaccard, encoder.

    python -m benchmarks.ranking [--data DIR] [--semantic] [--vectors FILE] [--persons 300] [--seed 7] [--write FILE]

An offer is made of each occupation of ESCO: essential skills as must, optional ones as should, by their preferred
labels. A person can a random 60 % of one occupation's essential skills, and skills of other occupations as noise, all
said in words that no offer uses. Without the files of ESCO and the BA nothing is measured; bm25s is left out where it
is not installed.
"""

import argparse
import platform
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.linking import DATA as LINKING
from benchmarks.linking import Remembered, interval
from benchmarks.ranking._gain import GAINS, gain, ndcg
from benchmarks.ranking._ours import LADDER, Ours, linked
from benchmarks.ranking._peers import bm25, encoder_alone, jaccard, tfidf
from benchmarks.ranking._sources import SYNONYMS, read_mapped, read_taxonomy, words_of
from benchmarks.ranking._world import Post, World, hold_out, invent, posts_of
from proaktiv_match.skills import How, Taxonomy, label
from proaktiv_match.skills.linking import BundledEncoder, Encoder, LabelIndex
from proaktiv_match.skills.linking._adaptation import unmoved
from proaktiv_match.skills.linking._parameters import Confidence, parameters
from proaktiv_match.skills.taxonomy import TaxonomyContent

DATA = LINKING.parent
NOISE = (0, 2, 5)
FOR_CAUSES = 2
"""The noise at which the table by cause is made."""

CHECKED = 2
"""Persons for whom every offer is also scored as a whole, to prove that nothing is lost by leaving parts out."""

# Calibrated on the BA's mapping before anything was learned (linking.toml of 2026-11-21).
UNTAUGHT_VIEWS = {"semantic": 2.0, "semantic_segments": 0.5}
UNTAUGHT_LEXICAL = Confidence(-3.1, (2.102, 2.561, 7.268, -0.782, 1.601, 0.0, 0.0), 0.6)
UNTAUGHT_SEMANTIC = Confidence(-2.757, (1.908, 1.327, 5.901, -0.677, 0.883, 2.017, 3.714), 0.6)

OURS = "proaktiv_match"
WITH_ENCODER = "proaktiv_match, linked with encoder"


WORLD = """{offers:,} offers, one an occupation of ESCO: essential skills as must, optional ones as should, named by
their preferred labels. A person can a random 60 % of those essential skills of one occupation that can be said in words
no offer uses, and knows 0, 2 or 5 skills of other occupations (noise). Gain: {worth}; nDCG@10 over all offers.
In brackets the 95 % interval of a paired bootstrap over the persons. What linking learned is switched off: it learned
from the mapping that some of the persons' words come from."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Which words persons use, and whether the scorer's taxonomy knows them."""

    name: str
    says: str
    relations: tuple[str, ...]
    held_out: bool


VARIANTS = (
    Variant(
        "Synonyms that the taxonomy knows",
        "Persons use ESCO's alternative labels and BA terms with an exact match. The taxonomy given to our score holds "
        "ESCO's alternative labels: what is said in these is looked up, easy by right. BA terms are new to it.",
        ("exactMatch",),
        held_out=False,
    ),
    Variant(
        "The same persons, their words held out",
        "The words of the persons are taken out of the taxonomy, so that none can be looked up.",
        ("exactMatch",),
        held_out=True,
    ),
    Variant(
        "Words that mean about the same, held out",
        "BA terms with a close match join. Many are wider than the skill they stand for, or beside it.",
        SYNONYMS,
        held_out=True,
    ),
)


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _against(ours: Any, peer: Any) -> str:
    middle, low, high = interval(ours, peer)
    return f"{middle:+.3f} ({low:+.3f} to {high:+.3f})"


class Measured:
    """One variant: a world, what the scorer knows, and the gains of all offers."""

    def __init__(self, variant: Variant, world: World, content: TaxonomyContent, encoder: Encoder | None) -> None:
        self.variant, self.world, self.encoder = variant, world, encoder
        pairs = [
            [(one.occupation, one.isco, post.occupation, post.isco) for post in world.posts] for one in world.persons
        ]
        self.gains = np.array([[gain(*pair) for pair in row] for row in pairs], dtype=float)
        self.known = hold_out(content, world) if variant.held_out else content
        self.taxonomy = Taxonomy.of(self.known, "ranking")

    def texts(self, noise: int) -> list[tuple[str, ...]]:
        """What each person says."""
        return [person.texts(noise) for person in self.world.persons]

    def peers(self) -> dict[int, dict[str, Any]]:
        """Measure of each person, by noise and system."""
        posts = self.world.posts
        texts = [said for noise in NOISE for said in self.texts(noise)]
        scores = {
            "TF-IDF cosine, words": tfidf(posts, texts, "word", (1, 1)),
            "TF-IDF cosine, char_wb (2, 5)": tfidf(posts, texts, "char_wb", (2, 5)),
            "Jaccard, words of the labels": jaccard(posts, texts, by_word=True),
            "Jaccard, labels": jaccard(posts, texts, by_word=False),
        }
        if find_spec("bm25s"):
            scores["BM25 (bm25s)"] = bm25(posts, texts)
        if self.encoder is not None:
            scores["multilingual-e5-small, mean of the nearest"] = encoder_alone(posts, texts, self.encoder)
        split = {name: np.split(found, len(NOISE)) for name, found in scores.items()}
        return {
            noise: {name: ndcg(parts[place], self.gains) for name, parts in split.items()}
            for place, noise in enumerate(NOISE)
        }

    def links(self) -> dict[str, str]:
        """Concepts of the words of all persons, as far as the linker with the encoder is sure."""
        forms = [(one.id, text) for one in self.known.concepts if one.kind == "skill" for text in one.labels]
        index = LabelIndex.build(forms, "skill", encoder=self.encoder)
        return linked(index, sorted({text for texts in self.texts(max(NOISE)) for text in texts}))


def _score(
    measured: Measured, ours: Ours, noise: int, links: Mapping[str, str], hows: Collection[How] = tuple(How)
) -> Any:
    return ndcg(ours.scores([ours.evidence(texts, links, hows) for texts in measured.texts(noise)]), measured.gains)


def _check(measured: Measured, ours: Ours) -> None:
    """Prove that no word is a label of an offer and, on a sample, that leaving out what adds nothing changes no score.

    Raises:
        AssertionError: the benchmark is not what it claims to be.
    """
    named = {label(text).joined for post in measured.world.posts for _, text in post.asked}
    if any(label(text).joined in named for texts in measured.texts(max(NOISE)) for text in texts):
        raise AssertionError("a person uses a label of an offer")
    persons = [ours.evidence(texts, {}) for texts in measured.texts(FOR_CAUSES)[:CHECKED]]
    whole = np.stack([ours.whole(evidence) for evidence in persons])
    if not np.array_equal(ours.scores(persons), whole):
        raise AssertionError("scores differ when parts that add nothing are left out")


def _compared(systems: dict[int, dict[str, Any]]) -> list[str]:
    head = [f"nDCG@10, noise {noise}" for noise in NOISE]
    against = [f"`{OURS}` minus it, noise {noise}" for noise in NOISE]
    lines = [_line(["system", *head, *against]), _line(["---"] * (2 * len(NOISE) + 1))]
    for name in systems[FOR_CAUSES]:
        figures = [f"{systems[noise][name].mean():.3f}" for noise in NOISE]
        gains = ["—" if name == OURS else _against(systems[noise][OURS], systems[noise][name]) for noise in NOISE]
        lines.append(_line([name, *figures, *gains]))
    return lines


def _causes(measured: Measured, ours: Ours) -> list[str]:
    """The table by cause."""
    lines = [_line(["evidence that counts", "nDCG@10", "gain of the step"]), _line(["---"] * 3)]
    before = None
    for name, hows in LADDER.items():
        now = _score(measured, ours, FOR_CAUSES, {}, hows)
        lines.append(_line([name, f"{now.mean():.3f}", "—" if before is None else _against(now, before)]))
        before = now
    plain = Ours(measured.world.posts, measured.taxonomy, telling=False)
    off = _score(measured, plain, FOR_CAUSES, {})
    return [*lines, _line(["all, each skill as telling as any other", f"{off.mean():.3f}", _against(off, before)])]


def measure(measured: Measured) -> list[str]:
    """The tables of one variant."""
    world = measured.world
    systems = measured.peers()
    ours = Ours(world.posts, measured.taxonomy)
    _check(measured, ours)
    for noise in NOISE:
        systems[noise][OURS] = _score(measured, ours, noise, {})
    said = sorted({one.text for person in world.persons for one in person.own})
    own = np.mean([len(person.own) for person in world.persons])
    facts = f"{len(world.persons)} persons with {own:.1f} skills on average; "
    facts += f"{ours.known(said, {})} of what they say is linked"
    if measured.encoder is not None:
        links = measured.links()
        for noise in NOISE:
            systems[noise][WITH_ENCODER] = _score(measured, ours, noise, links)
        facts += f", with the encoder {ours.known(said, links)}"
    lines = [f"## {measured.variant.name}", "", measured.variant.says, "", f"{facts}.", ""]
    lines += [*_compared(systems), ""]
    return [*lines, f"By cause, without encoder, noise {FOR_CAUSES}", "", *_causes(measured, ours), ""]


def report(folder: Path, encoder: Encoder | None, persons: int, seed: int) -> Iterator[str]:
    """The page, part by part as it is measured."""
    content = read_taxonomy(folder)
    posts: tuple[Post, ...] = posts_of(Taxonomy.of(content, "ranking"))
    worth = ", ".join(f"{worth} {name}" for name, worth in GAINS.items())
    lines = ["# Ranking: offers for persons who use other words", ""]
    lines += [f"`python -m benchmarks.ranking{' --semantic' if encoder else ''}`, seed {seed}, "]
    lines[-1] += f"Python {platform.python_version()}, {platform.machine()}."
    yield "\n".join([*lines, "", WORLD.format(offers=len(posts), worth=worth), ""])
    for variant in VARIANTS:
        world = invent(posts, words_of(content, read_mapped(folder, variant.relations)), persons, max(NOISE), seed)
        yield "\n".join(measure(Measured(variant, world, content, encoder)))


@contextmanager
def untaught() -> Iterator[None]:
    """Linking without what it learned from pairs (`benchmarks/learning.py`), with numbers that suit it so."""
    known = parameters("skill")
    views = replace(known.views, learned=0.0, learned_semantic=0.0, **UNTAUGHT_VIEWS)
    plain = replace(known, views=views, lexical=UNTAUGHT_LEXICAL, semantic=UNTAUGHT_SEMANTIC)
    with (
        patch("proaktiv_match.skills.linking._meanings.adaptation", lambda *_: unmoved),
        patch("proaktiv_match.skills.linking._index.parameters", lambda _: plain),
    ):
        yield


def main() -> int:
    """Measure, print, and write the page if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with esco and linking")
    parser.add_argument("--semantic", action="store_true", help="with the encoder of the extra `semantic`")
    parser.add_argument("--vectors", type=Path, help="file that keeps the encoder's vectors (.npz)")
    parser.add_argument("--persons", type=int, default=300, help="persons of each world")
    parser.add_argument("--seed", type=int, default=7, help="same seed, same persons")
    parser.add_argument("--write", type=Path, help="write the tables to this file")
    args = parser.parse_args()
    if not (args.data / "esco").is_dir():
        print(f"no data in {args.data}: nothing measured", file=sys.stderr)
        return 0
    encoder = Remembered(BundledEncoder(), args.vectors) if args.semantic else None
    parts = []
    with untaught():
        for part in report(args.data, encoder, args.persons, args.seed):
            print(part, flush=True)
            parts.append(part)
    if args.write:
        args.write.write_text("\n".join(parts), encoding="utf-8")
    if encoder is not None:
        encoder.save()
    return 0


if __name__ == "__main__":
    sys.exit(main())
