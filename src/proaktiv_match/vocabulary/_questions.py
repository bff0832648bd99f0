"""How an open point is asked: the measure's own question, framed by why it is open."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from proaktiv_match.vocabulary._vocabulary import vocabulary

__all__ = ["question_reasons", "question_text"]


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data", "questions.toml").read_text("utf-8"))


def question_reasons() -> tuple[str, ...]:
    """All reasons for which a point can be open."""
    return tuple(_texts()["reasons"])


@lru_cache(maxsize=4096)
def question_text(reason: str, dimension: str, measure: str, lang: str = "de") -> str:
    """The question about one open point.

    Args:
        reason: why it is open, one of `question_reasons()`.
        dimension: id of the dimension; `uncoded_notes` for the question about free text.
        measure: name of the measure.
        lang: `de` or `en`.
    """
    texts = _texts()
    words = vocabulary()
    key = "en" if lang == "en" else "de"
    found = words.measures.get((dimension, measure))
    ask = label = ""
    if found is not None:
        ask = texts["measures"][f"{dimension}.{measure}"][key]
        own = words.dimensions[dimension]
        label = f"{own.label_en}, {found.label_en}" if key == "en" else f"{own.label_de}, {found.label_de}"
    said = str(texts["reasons"][reason][key]).format(ask=ask, label=label)
    return said[:1].upper() + said[1:]
