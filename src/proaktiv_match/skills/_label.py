"""German labels in one form: `Verkäufer/in (m/w/d)`, `VERKÄUFERIN` and `Verkaeufer:in` are the same label."""

import re
from dataclasses import dataclass
from functools import lru_cache

from proaktiv_match.skills._weights import read_data
from proaktiv_match.vocabulary import fold

__all__ = ["Label", "label"]

# (m/w/d), [w|m|x], m/w/d, (gn), (all genders)
_ANY_GENDER = re.compile(
    r"[(\[]\s*(?:[mwdfxi](?:\s*[/|,*]\s*[mwdfxi])+|gn|all genders|alle geschlechter)\s*[)\]]"
    r"|(?<!\w)[mwdfx](?:/[mwdfx]){1,3}(?!\w)",
    re.IGNORECASE,
)
# Kaufmann/-frau, Kauffrau/mann, Kaufmann:frau
_COUPLE = re.compile(
    r"(?P<stem>\w+?)(?:mann\s*[/:*_]\s*-?\s*(?:\w*frau)|frau\s*[/:*_]\s*-?\s*(?:\w*mann))(?!\w)", re.IGNORECASE
)
# Verkäufer/in, Verkäufer/-innen, Verkäufer:in, Verkäufer*in, Verkäufer_in, Verkäufer(in), Angestellte/r
_ENDING = re.compile(r"(?<=\w)(?:[/:*_·]\s?-?|\(-?)(?:innen|in|r|n|e)\)?(?!\w)", re.IGNORECASE)
# VerkäuferIn, MitarbeiterInnen
_INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß])In(?:nen)?(?!\w)")
# C++ and C# are names; every other sign parts words.
_SIGNS = re.compile(r"[^\w+#]+")
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the form in which labels are compared.

    Attributes:
        words: folded words, male form, in the order written.
        core: the same without words that only say that something is known; all words if nothing else is left.
        joined: the core without blanks, so that "Kunden-Betreuung" is "Kundenbetreuung".
    """

    words: tuple[str, ...]
    core: tuple[str, ...]
    joined: str

    @property
    def text(self) -> str:
        """The words with blanks."""
        return " ".join(self.words)


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], dict[str, str], tuple[tuple[str, str], ...]]:
    raw = read_data("labels.toml")
    endings = sorted(raw["endings"].items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return frozenset(raw["fillers"]), dict(raw["irregular"]), tuple(endings)


def _male(word: str) -> str:
    _, irregular, endings = _lists()
    if word in irregular:
        return irregular[word]
    for ending, base in endings:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            return word.removesuffix(ending) + base
    return word


@lru_cache(maxsize=65536)
def label(text: str) -> Label:
    """`text` as a label: gender forms, case, umlauts and ß, signs and blanks do not count."""
    plain = _ANY_GENDER.sub(" ", text)
    plain = _COUPLE.sub(r"\g<stem>mann", plain)
    plain = _INNER_CAPITAL.sub("", plain)
    plain = _ENDING.sub("", plain)
    words: list[str] = []
    for written in _SIGNS.sub(" ", fold(plain)).split():
        word = _male(written)
        # "Altenpfleger/Altenpflegerin" says one word twice.
        if not words or words[-1] != word:
            words.append(word)
    fillers = _lists()[0]
    core = tuple(word for word in words if word not in fillers) or tuple(words)
    return Label(tuple(words), core, "".join(core))
