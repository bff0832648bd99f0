"""What others would do with the same texts: the skills of an offer as a document, those of a person as a query."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.ranking._world import Post
from proaktiv_match.skills import label
from proaktiv_match.skills.linking import Encoder

__all__ = ["bm25", "encoder_alone", "jaccard", "tfidf"]

Texts = Sequence[Sequence[str]]

MUST = 2
"""What an offer must have stands so many times in its document: the weight that our score gives it, too."""


def _documents(posts: Sequence[Post]) -> list[str]:
    return [". ".join([text for _, text in post.must] * MUST + [text for _, text in post.should]) for post in posts]


def tfidf(posts: Sequence[Post], persons: Texts, analyzer: str, ngrams: tuple[int, int]) -> Any:
    """Cosine of TF-IDF vectors (scikit-learn, sublinear)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=analyzer, ngram_range=ngrams, sublinear_tf=True, dtype=np.float32)
    documents = vectorizer.fit_transform(_documents(posts))
    return (vectorizer.transform([". ".join(texts) for texts in persons]) @ documents.T).toarray()


def bm25(posts: Sequence[Post], persons: Texts) -> Any:
    """BM25 over words (bm25s, its own defaults)."""
    import bm25s

    plain = {"stopwords": None, "show_progress": False}
    index = bm25s.BM25()
    index.index(bm25s.tokenize(_documents(posts), **plain), show_progress=False)
    asked = bm25s.tokenize([". ".join(texts) for texts in persons], return_ids=False, **plain)
    return np.stack([index.get_scores(words) for words in asked])


def jaccard(posts: Sequence[Post], persons: Texts, *, by_word: bool) -> Any:
    """Common share of the labels, or of their words, in the form in which labels are compared."""
    from sklearn.feature_extraction.text import CountVectorizer

    def parts(texts: Sequence[str]) -> list[str]:
        return [part for text in texts for part in (label(text).words if by_word else [label(text).joined])]

    counter = CountVectorizer(analyzer=parts, binary=True, dtype=np.float32)
    other = counter.fit_transform([*([text for _, text in post.asked] for post in posts), *persons])
    other, one = other[: len(posts)], other[len(posts) :]
    common = (one @ other.T).toarray()
    whole = np.asarray(one.sum(axis=1)).reshape(-1, 1) + np.asarray(other.sum(axis=1)).reshape(1, -1) - common
    return common / np.maximum(whole, 1)


def encoder_alone(posts: Sequence[Post], persons: Texts, encoder: Encoder) -> Any:
    """Mean over what a person says of the nearest in meaning of what is asked for.

    Vectors are taken from the mean of all labels, as texts of one language lie close together around it.
    """
    labels = sorted({text for post in posts for _, text in post.asked})
    said = sorted({text for texts in persons for text in texts})
    vectors = encoder.encode([*labels, *said])
    vectors = vectors - vectors[: len(labels)].mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    place = {text: row for row, text in enumerate(labels)}
    columns = np.array([place[text] for post in posts for _, text in post.asked])
    starts = np.cumsum([0, *(len(post.asked) for post in posts)])[:-1]
    near = {
        text: np.maximum.reduceat((vectors[: len(labels)] @ vectors[len(labels) + row])[columns], starts)
        for row, text in enumerate(said)
    }
    return np.stack([np.mean([near[text] for text in texts], axis=0) for texts in persons])
