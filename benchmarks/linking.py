"""Text to concept, compared in one run: our index, rapidfuzz, scikit-learn TF-IDF, bm25s, the encoder alone.

    python -m benchmarks.linking [--data DIR] [--semantic] [--vectors FILE] [--mentions 1000000] [--write FILE]
    python -m benchmarks.linking --calibrate [--semantic]
    python -m benchmarks.linking --artefact DIR [--semantic]

Sets: MELO deu (occupation titles to ESCO, labels only) and the BA's mapping of its competences to ESCO skills. Without
them nothing is measured. bm25s is left out where it is not installed. Beside each mean reciprocal rank stands the
difference to scikit-learn TF-IDF with its 95 % interval of a paired bootstrap over the queries. With `--artefact` the
link index of a built taxonomy is timed instead, against scikit-learn TF-IDF over the same labels in the same run.
"""

import argparse
import csv
import hashlib
import platform
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from proaktiv_match.skills.linking import BundledEncoder, Encoder, Kind, LabelIndex
from proaktiv_match.skills.linking._confidence import FEATURES, vetoed
from proaktiv_match.skills.taxonomy import Taxonomy, TaxonomyArtefact

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "linking"
TOP = 10
DRAWS = 2000
PEER = "scikit-learn TF-IDF"
TAUGHT = (
    "**These queries taught `proaktiv_match`: its rows say how well it remembers, not how well it finds.** "
    "[](linking-learning.md) measures each query by what others taught."
)

Ranked = list[list[str]]


@dataclass
class Collection:
    """Labels, queries and what is right."""

    name: str
    kind: Kind
    matches: tuple[str, ...]
    forms: list[tuple[str, str]]
    queries: list[tuple[str, str]]
    right: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """The texts of the queries."""
        return [text for _, text in self.queries]


class Remembered:
    """An encoder that keeps its vectors in a file, so that a second run does not compute them again."""

    def __init__(self, inner: Encoder, file: Path | None) -> None:
        self.inner, self.file = inner, file
        self.name, self.version = inner.name, inner.version
        self.known: dict[str, Any] = {}
        if file is not None and file.exists():
            with np.load(file) as held:
                self.known = dict(zip(held["texts"].tolist(), held["vectors"], strict=True))

    def encode(self, texts: Sequence[str]) -> Any:
        """Vectors of the texts, computed once."""
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        if new:
            self.known.update(zip(new, self.inner.encode(new), strict=True))
        return np.stack([self.known[text] for text in texts])

    def save(self) -> None:
        """Write the vectors, if there is a file for them."""
        if self.file is not None:
            np.savez(self.file, texts=np.array(list(self.known)), vectors=np.stack(list(self.known.values())))


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(folder: Path, name: str, kind: Kind, matches: tuple[str, ...]) -> Collection:
    """A set with the queries that have an answer in one of the relations."""
    right: dict[str, dict[str, set[str]]] = {match: defaultdict(set) for match in matches}
    for query, concept, relation in _rows(folder / name / "relations.tsv"):
        if relation in right:
            right[relation][query].add(concept)
    asked = set().union(*right.values())
    queries = [(row[0], row[1]) for row in _rows(folder / name / "queries.tsv") if row[0] in asked]
    forms = [(row[0], row[1]) for row in _rows(folder / name / "labels.tsv")]
    return Collection(name, kind, matches, forms, queries, right)


def collections(folder: Path) -> list[Collection]:
    """Both sets."""
    return [
        read(folder, "melo_deu", "occupation", ("exactMatch",)),
        read(folder, "ba_skills", "skill", ("exactMatch", "closeMatch")),
    ]


# ------------------------------------------------------------------------------------------------------------- peers


def _by_form(data: Collection, texts: Sequence[str], scores: Callable[[Sequence[str]], Any]) -> Ranked:
    """The best concepts by the best of their forms; `scores` gives (texts, forms)."""
    ranked: Ranked = []
    for start in range(0, len(texts), 256):
        for row in scores(texts[start : start + 256]):
            order = np.argsort(-row, kind="stable")[:400]
            ranked.append(list(dict.fromkeys(data.forms[place][0] for place in order))[:TOP])
    return ranked


def rapidfuzz_ratio(data: Collection) -> Ranked:
    """The ratio of edits, lower case."""
    from rapidfuzz import fuzz, process

    labels = [text.lower() for _, text in data.forms]
    options: dict[str, Any] = {"scorer": fuzz.ratio, "dtype": np.float32}
    return _by_form(data, data.texts, lambda texts: process.cdist([text.lower() for text in texts], labels, **options))


def sklearn_search(data: Collection) -> Callable[[Sequence[str]], Ranked]:
    """Search by TF-IDF of n-grams by surface form, best form of a concept."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32)
    forms = vectorizer.fit_transform([text for _, text in data.forms]).T.tocsr()
    return lambda texts: _by_form(data, texts, lambda some: (vectorizer.transform(some) @ forms).toarray())


def sklearn_tfidf(data: Collection) -> Ranked:
    """All queries by TF-IDF."""
    return sklearn_search(data)(data.texts)


def bm25(data: Collection) -> Ranked | None:
    """BM25 over words, or `None` where the package is missing."""
    try:
        import bm25s
    except ImportError:
        return None
    plain = {"stopwords": None, "show_progress": False}
    index = bm25s.BM25()
    index.index(bm25s.tokenize([text for _, text in data.forms], **plain), show_progress=False)
    asked = bm25s.tokenize(data.texts, **plain)
    places, scores = index.retrieve(asked, k=min(200, len(data.forms)), show_progress=False)
    return [
        list(dict.fromkeys(data.forms[place][0] for place, score in zip(row, told, strict=True) if score > 0))[:TOP]
        for row, told in zip(places, scores, strict=True)
    ]


def encoder_alone(data: Collection, encoder: Encoder) -> Ranked:
    """The nearest form in meaning."""
    forms = encoder.encode([text for _, text in data.forms])
    return _by_form(data, data.texts, lambda texts: encoder.encode(texts) @ forms.T)


# ------------------------------------------------------------------------------------------------------------ figures


def reciprocal(data: Collection, ranked: Ranked, match: str) -> Any:
    """One over the rank of the first right concept, 0 beyond the tenth, for each query of a relation."""
    right = data.right[match]
    place = {query: row for row, (query, _) in enumerate(data.queries)}
    found = []
    for query, concepts in right.items():
        ranks = [rank for rank, concept in enumerate(ranked[place[query]][:TOP], 1) if concept in concepts]
        found.append(1 / ranks[0] if ranks else 0.0)
    return np.array(found)


def interval(one: Any, peer: Any) -> tuple[float, float, float]:
    """Mean difference and its 95 % interval, by a paired bootstrap."""
    difference = one - peer
    rng = np.random.default_rng(20261121)
    means = [difference[rng.integers(0, len(difference), len(difference))].mean() for _ in range(DRAWS)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(difference.mean()), float(low), float(high)


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def quality(data: Collection, systems: dict[str, Ranked]) -> list[str]:
    """The tables of one set."""
    lines = [f"## {data.name}: {len(data.forms):,} labels, {len({c for c, _ in data.forms}):,} concepts", ""]
    if data.kind == "skill":
        lines += [TAUGHT, ""]
    for match in data.matches:
        peer = reciprocal(data, systems[PEER], match)
        lines += [f"{match}, {len(peer):,} queries", ""]
        lines += [_line(["system", "MRR", f"against {PEER}", "hits@1", "hits@10"]), _line(["---"] * 5)]
        for name, ranked in systems.items():
            ranks = reciprocal(data, ranked, match)
            gain = "—"
            if name != PEER:
                middle, low, high = interval(ranks, peer)
                gain = f"{middle:+.3f} ({low:+.3f} to {high:+.3f})"
            hits = f"{(ranks == 1).mean():.3f}", f"{(ranks > 0).mean():.3f}"
            lines.append(_line([name, f"{ranks.mean():.3f}", gain, *hits]))
        lines.append("")
    return lines


def linked(data: Collection, index: LabelIndex, name: str) -> str:
    """Share linked at the default confidence, and how much of it is right."""
    found = index.search(data.texts, TOP)
    right = data.right["exactMatch"]
    chosen = [
        answer[0].concept in right[query]
        for (query, _), answer in zip(data.queries, found, strict=True)
        if query in right and answer and answer[0].linked
    ]
    return _line([data.name, name, f"{len(chosen) / len(right):.3f}", f"{np.mean(chosen):.3f}"])


def _timed(call: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    begun = time.process_time()
    call()
    return 1000 * (time.process_time() - begun)


def _fresh(data: Collection, count: int) -> list[str]:
    """Texts that were not asked for before."""
    rng = random.Random(7)
    return [f"{rng.choice(data.texts)} {number}" for number in range(count)]


def _pace(search: Callable[[Sequence[str]], object], texts: Sequence[str]) -> tuple[float, float]:
    """Milliseconds of one query, and of each of the others asked at once."""
    single = sum(_timed(lambda text=text: search([text])) for text in texts[:100]) / 100
    return single, _timed(lambda: search(texts[100:])) / (len(texts) - 100)


def _opened(directory: Path, kind: Kind, encoder: Encoder | None) -> tuple[LabelIndex, float]:
    """The link index of a built taxonomy, and how many milliseconds it took to open it."""
    begun = time.process_time()
    index = Taxonomy.open(directory).link_index(kind, encoder)
    return index, 1000 * (time.process_time() - begun)


def artefact(folder: Path, directory: Path, encoder: Encoder | None) -> str:
    """Times of the link index of a built taxonomy."""
    lines = [f"{TaxonomyArtefact.open(directory).size / 1e6:.1f} MB", ""]
    heading = ["labels", "system", "open", "one query", "1,000 at once, each", "against TF-IDF: one, each"]
    lines += [_line(heading), _line(["---"] * len(heading))]
    taxonomy = Taxonomy.open(directory)
    for data in collections(folder):
        concepts = taxonomy.skills if data.kind == "skill" else taxonomy.occupations
        data.forms = [(concept, name) for concept in concepts for name in taxonomy.labels_of(concept)]
        size = f"{len(data.forms):,} of {data.kind}s"
        texts = _fresh(data, 1100)
        peer, peers = _pace(sklearn_search(data), texts)
        lines.append(_line([size, PEER, "—", f"{peer:.1f} ms", f"{peers:.2f} ms", "—"]))
        for asked in (None, encoder) if encoder else (None,):
            index, opened = _opened(directory, data.kind, asked)
            index.search(["Probe"])
            single, batch = _pace(index.search, texts)
            name = "proaktiv_match with encoder" if asked else "proaktiv_match"
            ratio = f"{single / peer:.2f}, {batch / peers:.2f}"
            lines.append(_line([size, name, f"{opened:.0f} ms", f"{single:.1f} ms", f"{batch:.2f} ms", ratio]))
    return "\n".join([*lines, ""])


def speed(data: Collection, mentions: int) -> list[str]:
    """Times of one set."""
    begun = time.process_time()
    index = LabelIndex.build(data.forms, data.kind)
    built = time.process_time() - begun
    index.search(["Probe"])
    rng = random.Random(7)
    fresh = [f"{rng.choice(data.texts)} {rng.randrange(1000)}" for _ in range(1200)]
    begun = time.process_time()
    for text in fresh[:200]:
        index.search([text])
    single = (time.process_time() - begun) / 200
    begun = time.process_time()
    index.search(fresh[200:])
    batch = (time.process_time() - begun) / 1000
    head = f"{data.name}: index of {len(data.forms):,} labels in {built:.1f} s; one query {1000 * single:.1f} ms"
    rows = [f"{head}; 1,000 at once {1000 * batch:.2f} ms each"]
    if mentions:
        pool = [f"{rng.choice(data.texts)} {number}" for number in range(max(mentions // 20, 1))]
        many = [rng.choice(pool) for _ in range(mentions)]
        begun = time.process_time()
        for start in range(0, mentions, 1024):
            index.search(many[start : start + 1024])
        rows.append(
            f"{data.name}: {mentions:,} mentions, {len(pool):,} distinct, in {time.process_time() - begun:.0f} s"
        )
    return [f"- {row}" for row in rows]


# -------------------------------------------------------------------------------------------------------- calibration


def _even(query: str) -> bool:
    return hashlib.sha256(query.encode()).digest()[0] % 2 == 0


def calibrate(data: Collection, encoder: Encoder | None) -> None:
    """Print intercept and weights from one half, and share and precision by threshold on both."""
    from sklearn.linear_model import LogisticRegression

    index = LabelIndex.build(data.forms, data.kind, encoder=encoder)
    right = data.right["exactMatch"]
    queries = [query for query in data.queries if query[0] in right]
    found = index.evidence([text for _, text in queries])
    kept = [(query, one) for (query, _), one in zip(queries, found, strict=True) if one]
    good = np.array([concept in right[query] for query, (concept, _) in kept])
    even = np.array([_even(query) for query, _ in kept])
    sure = np.array([one.exact for _, (_, one) in kept])
    refused = np.array([vetoed(one) for _, (_, one) in kept]) & ~sure
    values = np.array([one.values() for _, (_, one) in kept])
    fitted = even & ~refused & ~sure
    model = LogisticRegression(C=10, max_iter=5000).fit(values[fitted], good[fitted])
    chance = np.where(refused, 0, np.where(sure, 1, model.predict_proba(values)[:, 1]))
    print(data.name, "with encoder" if encoder else "without encoder", FEATURES)
    print(f"intercept = {model.intercept_[0]:.3f}\nweights = {[round(float(w), 3) for w in model.coef_[0]]}")
    for threshold in np.arange(0.4, 0.95, 0.05):
        halves = []
        for half in (even, ~even):
            taken = half & (chance >= threshold)
            halves.append(f"{taken.sum() / half.sum():.3f} linked, precision {good[taken].mean():.3f}")
        print(f"threshold {threshold:.2f}: {' | other half '.join(halves)}")


# ---------------------------------------------------------------------------------------------------------------- run


def report(folder: Path, encoder: Encoder | None, mentions: int) -> str:
    """The whole page."""
    lines = ["# Linking: text to concept", "", f"`python -m benchmarks.linking{' --semantic' if encoder else ''}`, "]
    lines[-1] += f"Python {platform.python_version()}, {platform.machine()}, one core; times are of the processor."
    lines += ["", "MELO deu: labels only. BA: the official mapping of competences to ESCO, one label a concept.", ""]
    safe: list[str] = []
    times: list[str] = []
    for data in collections(folder):
        print(f"{data.name} …", file=sys.stderr)
        systems: dict[str, Ranked] = {"rapidfuzz ratio": rapidfuzz_ratio(data), PEER: sklearn_tfidf(data)}
        bm = bm25(data)
        if bm is not None:
            systems["bm25s"] = bm
        index = LabelIndex.build(data.forms, data.kind)
        systems["proaktiv_match"] = [[one.concept for one in found] for found in index.search(data.texts, TOP)]
        safe.append(linked(data, index, "proaktiv_match"))
        if encoder is not None:
            systems["multilingual-e5-small, 4 bit"] = encoder_alone(data, encoder)
            index = LabelIndex.build(data.forms, data.kind, encoder=encoder)
            name = "proaktiv_match with encoder"
            systems[name] = [[one.concept for one in found] for found in index.search(data.texts, TOP)]
            safe.append(linked(data, index, name))
        lines += quality(data, systems)
        times += speed(data, mentions if data.kind == "skill" else 0)
    lines += ["## Linked at the default confidence (exactMatch)", "", "ba_skills: as above, the queries taught it.", ""]
    lines += [_line(["set", "system", "share linked", "precision"]), _line(["---"] * 4), *safe, ""]
    lines += ["## Speed", "", *times, ""]
    return "\n".join(lines)


def main() -> int:
    """Measure, print, and write the page if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with melo_deu and ba_skills")
    parser.add_argument("--semantic", action="store_true", help="with the encoder of the extra `semantic`")
    parser.add_argument("--vectors", type=Path, help="file that keeps the encoder's vectors (.npz)")
    parser.add_argument("--mentions", type=int, default=0, help="also time so many mentions, one in twenty distinct")
    parser.add_argument("--calibrate", action="store_true", help="print the numbers of the confidence instead")
    parser.add_argument("--artefact", type=Path, help="time the link index of this built taxonomy instead")
    parser.add_argument("--write", type=Path, help="write the tables to this file")
    args = parser.parse_args()
    if not (args.data / "melo_deu").is_dir():
        print(f"no data in {args.data}: nothing measured", file=sys.stderr)
        return 0
    encoder = Remembered(BundledEncoder(), args.vectors) if args.semantic else None
    if args.artefact:
        print(artefact(args.data, args.artefact, encoder))
    elif args.calibrate:
        for data in collections(args.data):
            calibrate(data, encoder)
    else:
        text = report(args.data, encoder, args.mentions)
        print(text)
        if args.write:
            args.write.write_text(text, encoding="utf-8")
    if encoder is not None:
        encoder.save()
    return 0


if __name__ == "__main__":
    sys.exit(main())
