"""What linking learns from pairs of labels: the map of the encoder's space, and vectors of subwords.

    python -m benchmarks.learning --vectors FILE            write both files of skills/linking/data
    python -m benchmarks.learning --vectors FILE --folds    measure: each fifth of the queries by what the others taught

Pairs: labels of one ESCO occupation; labels of one ESCO skill; a competence of the BA and its search words; a
competence and the ESCO skills that the BA's mapping gives it (exact 3, close 1, narrower and broader 0.25). Only
competences of the published half of the mapping are read. MELO's queries and relations, and the crosswalk they were
made from, teach nothing. Vectors of subwords begin as the best linear guess at what the encoder says of the labels.

The same input gives the same files on one machine; the order of sums in a matrix product differs between machines.
"""

import argparse
import csv
import hashlib
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree as ET

import numpy as np

from benchmarks.linking import DATA, TOP, Collection, Remembered, _rows, collections, reciprocal
from proaktiv_match.skills.linking import BundledEncoder, Kind, LabelIndex
from proaktiv_match.skills.linking import _compile as compile_module
from proaktiv_match.skills.linking import _index as index_module
from proaktiv_match.skills.linking import _meanings as meanings_module
from proaktiv_match.skills.linking._adaptation import Adaptation, unmoved
from proaktiv_match.skills.linking._confidence import Evidence, vetoed
from proaktiv_match.skills.linking._segments import words_of
from proaktiv_match.skills.linking._subwords import BUCKETS, Subwords, subwords_of

TARGET = Path(__file__).resolve().parents[1] / "src" / "proaktiv_match" / "skills" / "linking" / "data"
FOLDS = 5
GAINS = {"exactMatch": 3.0, "closeMatch": 1.0, "narrowMatch": 0.25, "broadMatch": 0.25}
WIDEST = 2  # directions taken away: 1 is worse by .005 on both sets, 4 no better
DIMENSIONS = 128  # of the vectors of subwords
RELATED = 3.0  # what a pair of the mapping counts against a pair of synonyms
UNKNOWN = 0.15  # what a text without an exact concept counts in the confidence: more links less of what is right
SEED = 20261121
ENCODER = "multilingual-e5-small-4bit"


@dataclass
class Pairs:
    """Pairs of texts that belong together.

    Attributes:
        texts: (one, other).
        weights: how much each counts.
        folds: the fold of the competence a pair was read from; -1 where it is from none.
    """

    texts: list[tuple[str, str]]
    weights: list[float]
    folds: list[int]

    def without(self, fold: int | None) -> "Pairs":
        """The pairs that may be learned from when a fold is measured."""
        kept = [row for row in zip(self.texts, self.weights, self.folds, strict=True) if row[2] != fold or fold is None]
        return Pairs([row[0] for row in kept], [row[1] for row in kept], [row[2] for row in kept])

    def __add__(self, other: "Pairs") -> "Pairs":
        """Both."""
        return Pairs(self.texts + other.texts, self.weights + other.weights, self.folds + other.folds)


def fold_of(query: str) -> int:
    """The fold of a query, by its id."""
    return hashlib.sha256(query.encode()).digest()[0] % FOLDS


def labels_together(forms: Sequence[tuple[str, str]]) -> Pairs:
    """Labels of one concept; concepts with many labels count less a pair."""
    held: dict[str, set[str]] = defaultdict(set)
    for concept, text in forms:
        held[concept].add(text)
    pairs = Pairs([], [], [])
    for _, texts in sorted(held.items()):
        for one in sorted(texts):
            for other in sorted(texts - {one}):
                if words_of(one) != words_of(other):
                    pairs.texts.append((one, other))
                    pairs.weights.append(len(texts) ** -1.5)
                    pairs.folds.append(-1)
    return pairs


def mapped(folder: Path) -> Pairs:
    """The BA's mapping to ESCO."""
    labels = {row[0]: row[1] for row in _rows(folder / "ba_skills" / "labels.tsv")}
    queries = {row[0]: row[1] for row in _rows(folder / "ba_skills" / "queries.tsv")}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for query, concept, relation in _rows(folder / "ba_skills" / "relations.tsv"):
        if concept in labels:
            found[query, relation].append(concept)
    asked = {query for query, relation in found if relation in ("exactMatch", "closeMatch")}
    pairs = Pairs([], [], [])
    for (query, relation), concepts in sorted(found.items()):
        if query in asked:
            pairs.texts += [(queries[query], labels[concept]) for concept in concepts]
            pairs.weights += [GAINS[relation] / len(concepts)] * len(concepts)
            pairs.folds += [fold_of(query)] * len(concepts)
    return pairs


def search_words(folder: Path) -> Pairs:
    """Competences of the open half with their search words."""
    queries = {row[1]: row[0] for row in _rows(folder / "ba_skills" / "queries.tsv")}
    ba = folder.parent / "ba"
    words = {one.get("id"): one.text or "" for one in ET.parse(ba / "komp_suchworte.xml").getroot()}  # noqa: S314
    pairs = Pairs([], [], [])
    for competence in ET.parse(ba / "kompetenzen.xml").getroot().iter("kompmerkmal"):  # noqa: S314
        name = competence.findtext("bezeichnung") or ""
        if name not in queries:
            continue
        found = [words[one.text] for one in competence.findall("suchw") if words.get(one.text)]
        pairs.texts += [(name, word) for word in found if word != name]
        pairs.weights += [len(found) ** -0.5 for word in found if word != name]
        pairs.folds += [fold_of(queries[name]) for word in found if word != name]
    return pairs


def skill_synonyms(folder: Path) -> Pairs:
    """Labels of one ESCO skill."""
    with (folder.parent / "esco" / "skill_labels_de_partial.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["preferredLabel_de"], row["altLabels_de"]) for row in csv.DictReader(stream)]
    pairs = Pairs([], [], [])
    for label, others in rows:
        found = [one.strip() for one in others.replace("|", "\n").split("\n") if one.strip()]
        pairs.texts += [(one, label) for one in found]
        pairs.weights += [len(found) ** -0.5 for _ in found]
        pairs.folds += [-1] * len(found)
    return pairs


# ---------------------------------------------------------------------------------------------------------- learning


def unit(vectors: Any) -> Any:
    """Vectors of length 1."""
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def contrast(one: Any, other: Any, temperature: float) -> tuple[Any, Any]:
    """Gradients of the cross entropy with which each vector finds its own among the others, before both are unit."""
    a, b = unit(one), unit(other)
    odds = a @ b.T / temperature
    odds = np.exp(odds - odds.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    odds[np.arange(len(one)), np.arange(len(one))] -= 1
    odds /= len(one) * temperature
    gradients = []
    for mine, raw, pull in ((a, one, odds @ b), (b, other, odds.T @ a)):
        across = pull - mine * (pull * mine).sum(axis=1, keepdims=True)
        gradients.append(across / (np.linalg.norm(raw, axis=1, keepdims=True) + 1e-9))
    return gradients[0], gradients[1]


class Adam:
    """Steps of gradient descent by Kingma and Ba (2015), the rate falling to nothing over the second half."""

    def __init__(self, shape: tuple[int, ...], rate: float, steps: int) -> None:
        self.first = np.zeros(shape, dtype=np.float32)
        self.second = np.zeros(shape, dtype=np.float32)
        self.rate, self.steps, self.done = rate, steps, 0

    def step(self, gradient: Any) -> Any:
        """What to add."""
        self.done += 1
        self.first += 0.1 * (gradient - self.first)
        self.second += 0.01 * (gradient * gradient - self.second)
        first = self.first / (1 - 0.9**self.done)
        second = np.sqrt(self.second / (1 - 0.99**self.done)) + 1e-8
        return -self.rate * min(1.0, 2 * (1 - self.done / self.steps) + 0.05) * first / second


def cone(vectors: Any) -> tuple[Any, Any]:
    """Mean, and the map that takes the widest directions away."""
    mean = vectors.mean(axis=0)
    widest = np.linalg.svd(vectors - mean, full_matrices=False)[2][:WIDEST]
    return mean, np.eye(len(mean), dtype=np.float32) - widest.T @ widest


def learn_map(pairs: Pairs, labels: Sequence[str], encoder: Remembered, steps: int) -> Adaptation:
    """The map of the encoder's space that brings pairs together."""
    rng = np.random.default_rng(SEED)
    texts = sorted({*labels, *(text for pair in pairs.texts for text in pair)})
    place = {text: row for row, text in enumerate(texts)}
    raw = encoder.encode(texts).astype(np.float32)
    mean, flat = cone(raw[[place[text] for text in sorted(set(labels))]])
    vectors = unit((raw - mean) @ flat).astype(np.float32)
    rows = np.array([[place[one], place[other]] for one, other in pairs.texts])
    chance = np.array(pairs.weights) / sum(pairs.weights)
    known = np.array([place[text] for text in sorted(set(labels))])
    change = np.zeros((vectors.shape[1],) * 2, dtype=np.float32)
    adam = Adam(change.shape, 1e-3, steps)
    for _ in range(steps):
        batch = rows[rng.choice(len(rows), 256, p=chance)]
        one = vectors[batch[:, 0]]
        other = vectors[np.concatenate([batch[:, 1], rng.choice(known, 1024)])]
        left, right = contrast(one + one @ change, other + other @ change, 0.1)
        change += adam.step(one.T @ left + other.T @ right + 1e-3 * change)
    matrix = flat @ (np.eye(len(change), dtype=np.float32) + change)
    return Adaptation(mean.astype(np.float32), matrix.astype(np.float16).astype(np.float32))


class Bags:
    """Texts as sparse rows of their weighted subwords, of length 1."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        self.place = {text: row for row, text in enumerate(texts)}
        rows = self._rows(texts)
        known = rows[[self.place[text] for text in labels]]
        holding = np.bincount(known.indices, minlength=BUCKETS)
        self.rarity = (1 + np.log((1 + len(labels)) / (1 + holding))).astype(np.float32)
        rows.data *= self.rarity[rows.indices]
        length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        rows.data /= np.repeat(np.where(length == 0, 1, length), np.diff(rows.indptr)).astype(np.float32)
        self.rows = rows

    @staticmethod
    def _rows(texts: Sequence[str]) -> Any:
        from scipy.sparse import csr_matrix

        found = [subwords_of(words_of(text)) for text in texts]
        starts = np.cumsum([0, *map(len, found)])
        places = np.fromiter((bucket for one in found for bucket in one), dtype=np.int32)
        values = np.fromiter((value for one in found for value in one.values()), dtype=np.float32)
        return csr_matrix((values, places, starts), shape=(len(texts), BUCKETS))


def guess(rows: Any, wanted: Any, rounds: int = 40) -> Any:
    """The linear map from subwords to vectors with the least squares, by conjugate gradients (ridge 1)."""
    found = np.zeros((BUCKETS, wanted.shape[1]), dtype=np.float32)
    left = np.asarray(rows.T @ wanted)
    way = left.copy()
    size = (left * left).sum(axis=0)
    for _ in range(rounds):
        bent = rows.T @ (rows @ way) + way
        far = size / ((way * bent).sum(axis=0) + 1e-12)
        found += far * way
        left -= far * bent
        now = (left * left).sum(axis=0)
        way = left + (now / (size + 1e-12)) * way
        size = now
    return found


def learn_subwords(
    skill: Pairs, occupation: Pairs, labels: dict[Kind, list[str]], encoder: Remembered, steps: int = 400
) -> Subwords:
    """Vectors of subwords that bring pairs together; skills and occupations take turns."""
    rng = np.random.default_rng(SEED)
    known = sorted({*labels["skill"], *labels["occupation"]})
    texts = sorted({*known, *(text for pair in (*skill.texts, *occupation.texts) for text in pair)})
    bags = Bags(texts, known)
    # The encoder is asked about labels and competences; search words come in as pairs only.
    taught = sorted({*known, *(one for one, _ in skill.texts if one in encoder.known)})
    said = encoder.encode(taught).astype(np.float32)
    mean, flat = cone(said)
    said = unit((said - mean) @ flat)
    axes = np.linalg.svd(said, full_matrices=False)[2][:DIMENSIONS]
    vectors = guess(bags.rows[[bags.place[text] for text in taught]], said @ axes.T)
    vectors *= 0.05 / np.abs(vectors).mean()
    adam = Adam(vectors.shape, 3e-3, steps)
    turns = []
    for kind, pairs in (("skill", skill), ("occupation", occupation)):
        rows = np.array([[bags.place[one], bags.place[other]] for one, other in pairs.texts])
        own = np.array([bags.place[text] for text in sorted(set(labels[kind]))])  # type: ignore[index]
        turns.append((rows, np.array(pairs.weights) / sum(pairs.weights), own))
    for number in range(steps):
        rows, chance, own = turns[number % 2]
        batch = rows[rng.choice(len(rows), 256, p=chance)]
        one = bags.rows[batch[:, 0]]
        other = bags.rows[np.concatenate([batch[:, 1], rng.choice(own, 768)])]
        left, right = contrast(one @ vectors, other @ vectors, 0.07)
        vectors += adam.step(np.asarray(one.T @ left + other.T @ right))
    vectors *= bags.rarity[:, np.newaxis]
    scales = (np.abs(vectors).max(axis=1) / 127).astype(np.float32)
    whole = np.rint(vectors / np.where(scales == 0, 1, scales)[:, np.newaxis]).astype(np.int8)
    return Subwords(whole, scales, hashlib.sha256(whole.tobytes() + scales.tobytes()).hexdigest()[:12])


# --------------------------------------------------------------------------------------------------------------- run


class Lessons:
    """All pairs, read once."""

    def __init__(self, folder: Path, encoder: Remembered) -> None:
        self.encoder = encoder
        occupations, skills = collections(folder)
        self.sets: dict[Kind, Collection] = {"occupation": occupations, "skill": skills}
        self.labels: dict[Kind, list[str]] = {
            kind: sorted({text for _, text in data.forms}) for kind, data in self.sets.items()
        }
        self.occupation = labels_together(occupations.forms)
        self.mapped = mapped(folder)
        self.synonyms = search_words(folder) + skill_synonyms(folder)

    def skill_map(self, fold: int | None) -> Adaptation:
        """The map for skills learned without a fold."""
        return learn_map(self.mapped.without(fold), self.labels["skill"], self.encoder, 100)

    def occupation_map(self) -> Adaptation:
        """The map for occupations; labels alone teach it."""
        return learn_map(self.occupation, self.labels["occupation"], self.encoder, 80)

    def subwords(self, fold: int | None) -> Subwords:
        """Vectors of subwords learned without a fold."""
        related = self.mapped.without(fold)
        related.weights = [RELATED * weight for weight in related.weights]
        skill = self.synonyms.without(fold) + related
        return learn_subwords(skill, self.occupation, self.labels, self.encoder)


def write(lessons: Lessons) -> None:
    """Write both files."""
    subwords = lessons.subwords(None)
    np.savez(
        TARGET / "subwords.npz",
        vectors=subwords.vectors,
        scales=subwords.scales,
        version=np.array(subwords.version),
    )
    maps = {"skill": lessons.skill_map(None), "occupation": lessons.occupation_map()}
    held = {f"{kind}.mean": one.mean for kind, one in maps.items()}
    held |= {f"{kind}.matrix": one.matrix.astype(np.float16) for kind, one in maps.items()}
    np.savez(TARGET / "adaptation.npz", encoder=np.array(ENCODER), **held)


Answer = tuple[tuple[str, Evidence] | None, list[str]]


def _answers(
    lessons: Lessons,
    learned_by_fold: Sequence[tuple[Adaptation, Subwords]],
    asked: Sequence[tuple[str, str]],
    *,
    semantic: bool,
) -> dict[str, Answer]:
    """For each query the evidence and the ranking of an index that its own fold taught nothing."""
    data = lessons.sets["skill"]
    found: dict[str, Answer] = {}
    for fold, (move, learned) in enumerate(learned_by_fold):
        moves = {ENCODER: move}
        with (
            patch.object(meanings_module, "adaptation", lambda name, _, moves=moves: moves.get(name, unmoved)),
            patch.object(compile_module, "subwords", lambda learned=learned: learned),
            patch.object(index_module, "subwords", lambda learned=learned: learned),
        ):
            index = LabelIndex.build(data.forms, "skill", encoder=lessons.encoder if semantic else None)
            some = [(query, text) for query, text in asked if fold_of(query) == fold]
            texts = [text for _, text in some]
            rows = zip(some, index.evidence(texts), index.search(texts, TOP), strict=True)
            found |= {query: (said, [one.concept for one in ranked]) for (query, _), said, ranked in rows}
    return found


def calibrated(data: Collection, answers: dict[str, Answer]) -> None:
    """Print the confidence, and its share, precision and false links where each fold is judged by the others."""
    from sklearn.linear_model import LogisticRegression

    right = data.right["exactMatch"]
    held = [(query, said) for query, (said, _) in sorted(answers.items()) if said is not None]
    values = np.array([said[1].values() for _, said in held])
    known = np.array([query in right for query, _ in held])
    good = np.array([said[0] in right.get(query, ()) for query, said in held])
    sure = np.array([said[1].exact for _, said in held])
    refused = np.array([vetoed(said[1]) for _, said in held]) & ~sure
    folds = np.array([fold_of(query) for query, _ in held])
    weights = np.where(known, 1.0, UNKNOWN)
    chance = np.zeros(len(held))
    for fold in (*range(FOLDS), None):
        taught = (folds != fold) & ~sure & ~refused
        model = LogisticRegression(C=10, max_iter=5000).fit(values[taught], good[taught], sample_weight=weights[taught])
        if fold is not None:
            chance[folds == fold] = model.predict_proba(values)[folds == fold, 1]
    print(f"intercept = {model.intercept_[0]:.3f}\nweights = {[round(float(one), 3) for one in model.coef_[0]]}")
    chance = np.where(refused, 0, np.where(sure, 1, chance))
    for threshold in np.arange(0.3, 0.9, 0.05):
        taken = chance >= threshold
        share = f"{(taken & known).sum() / known.sum():.3f} linked, precision {good[taken & known].mean():.3f}"
        print(f"threshold {threshold:.2f}: {share}; without an exact concept {taken[~known].mean():.3f} linked")


def measure(lessons: Lessons, folder: Path) -> None:
    """Print the figures of the BA's mapping, each fold by what the others taught."""
    data = lessons.sets["skill"]
    asked = [(row[0], row[1]) for row in _rows(folder / "ba_skills" / "queries.tsv")]
    learned = [(lessons.skill_map(fold), lessons.subwords(fold)) for fold in range(FOLDS)]
    for semantic in (False, True):
        print("with encoder" if semantic else "without encoder")
        answers = _answers(lessons, learned, asked, semantic=semantic)
        ranked = [answers[query][1] for query, _ in data.queries]
        for match in data.matches:
            ranks = reciprocal(data, ranked, match)
            print(f"{match}: {ranks.mean():.3f} {(ranks == 1).mean():.3f} {(ranks > 0).mean():.3f}", flush=True)
        calibrated(data, answers)


def main() -> int:
    """Learn or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with melo_deu and ba_skills")
    parser.add_argument("--vectors", type=Path, required=True, help="file that keeps the encoder's vectors (.npz)")
    parser.add_argument("--folds", action="store_true", help="measure instead of writing")
    args = parser.parse_args()
    encoder = Remembered(BundledEncoder(), args.vectors)
    lessons = Lessons(args.data, encoder)
    if args.folds:
        measure(lessons, args.data)
    else:
        write(lessons)
    encoder.save()
    return 0


if __name__ == "__main__":
    sys.exit(main())
