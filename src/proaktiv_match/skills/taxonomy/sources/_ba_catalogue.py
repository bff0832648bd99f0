"""The competence catalogue of the Bundesagentur für Arbeit: competences, search words, hierarchy (XML)."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from proaktiv_match.skills.taxonomy._concept import Concept, Kind
from proaktiv_match.skills.taxonomy._content import Pair, Source, SourceFile, TaxonomyContent
from proaktiv_match.skills.taxonomy._faults import unreadable
from proaktiv_match.skills.taxonomy._known_sources import known_sources
from proaktiv_match.skills.taxonomy._xml import walk_xml

__all__ = ["read_ba_catalogue"]

_COMPETENCES: Final = "kompetenzen.xml"
_WORDS: Final = "komp_suchworte.xml"
_HIERARCHY: Final = "komp_hierarchie.xml"
_LEVELS: Final = frozenset({"ebene_1", "ebene_2", "ebene_3"})
_INNER: Final = frozenset({"kompetenz", "unter-kompetenz"})


def _id(number: str) -> str:
    return f"ba:{number}"


class _Competences:
    """`kompetenzen.xml`: id, parent, name, references to search words."""

    def __init__(self) -> None:
        self.names: Final[dict[str, str]] = {}
        self.words: Final[dict[str, list[str]]] = {}
        self.parents: Final[list[Pair]] = []
        self._current = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "kompmerkmal":
            self._current = attributes.get("id", "")

    def end(self, name: str, text: str) -> None:
        if name == "bezeichnung" and self._current:
            self.names[self._current] = text
        elif name == "suchw" and text:
            self.words.setdefault(self._current, []).append(text)
        elif name == "komp-parent" and text:
            self.parents.append((self._current, text))


class _Words:
    """`komp_suchworte.xml`: search words by their id."""

    def __init__(self) -> None:
        self.texts: Final[dict[str, str]] = {}
        self._current = ""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "suchwort":
            self._current = attributes.get("id", "")

    def end(self, name: str, text: str) -> None:
        if name == "suchwort" and text:
            self.texts[self._current] = text


class _Hierarchy:
    """`komp_hierarchie.xml`: groups in up to three levels, and which competence stands where."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.groups: Final[dict[str, tuple[str, str]]] = {}
        self.pairs: Final[list[Pair]] = []
        self.kinds: Final[dict[str, Kind]] = {}
        self._known = kinds
        self._above: list[str] = []
        self._branch: Kind = "skill"

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _LEVELS:
            own, key = attributes.get("id", ""), attributes.get("schluessel", "")
            if name == "ebene_1":
                self._branch = self._known.get(key, "skill")
            self.groups[own] = (key, attributes.get("bezeichnung", ""))
        elif name in _INNER:
            own = attributes.get("idref", "")
            self.kinds[own] = self._branch
        else:
            return
        if self._above:
            self.pairs.append((own, self._above[-1]))
        self._above.append(own)

    def end(self, name: str, text: str) -> None:
        del text
        if name in _LEVELS or name in _INNER:
            self._above.pop()


def read_ba_catalogue(folder: str | Path) -> TaxonomyContent:
    """Read the catalogue; search words become synonyms.

    Args:
        folder: holds `kompetenzen.xml`, and if possible `komp_suchworte.xml` and `komp_hierarchie.xml`.

    Returns:
        Concepts `ba:<id>`; licences, working places and forms, and branches have kinds of their own, as far as the
        hierarchy is there to tell them.

    Raises:
        InputError: a file is another one, is damaged, or declares a document type.
    """
    directory = Path(folder)
    if not directory.is_dir():
        raise unreadable("folder_missing", str(directory))
    paths = {name: directory / name for name in (_COMPETENCES, _WORDS, _HIERARCHY)}
    if not paths[_COMPETENCES].is_file():
        raise unreadable("no_files", str(directory), allowed=", ".join(paths))
    competences, words, hierarchy = _Competences(), _Words(), _Hierarchy(known_sources()["ba"]["kinds"])
    walk_xml(paths[_COMPETENCES], "kompetenzen", competences.begin, competences.end)
    read = {_COMPETENCES: len(competences.names)}
    if paths[_WORDS].is_file():
        walk_xml(paths[_WORDS], "suchworte", words.begin, words.end)
        read[_WORDS] = len(words.texts)
    if paths[_HIERARCHY].is_file():
        walk_xml(paths[_HIERARCHY], "hierarchie", hierarchy.begin, hierarchy.end)
        read[_HIERARCHY] = len(hierarchy.groups) + len(hierarchy.kinds)
    for name, count in read.items():
        if not count:
            raise unreadable("no_records", name)
    content = _content(competences, words, hierarchy)
    files = tuple(SourceFile(name, "xml", count) for name, count in read.items())
    missing = tuple(name for name in paths if name not in read)
    content.sources.append(Source("ba", "unknown", "", files, _counts(content, competences, words), missing))
    return content


def _content(competences: _Competences, words: _Words, hierarchy: _Hierarchy) -> TaxonomyContent:
    content = TaxonomyContent()
    for own, (key, name) in hierarchy.groups.items():
        if name:
            content.concepts.append(Concept(_id(own), "group", name, (), key or None))
    for own, name in competences.names.items():
        if not name:
            continue
        texts = dict.fromkeys(words.texts[word] for word in competences.words.get(own, ()) if word in words.texts)
        texts.pop(name, None)
        content.concepts.append(Concept(_id(own), hierarchy.kinds.get(own, "skill"), name, tuple(texts)))
    pairs = dict.fromkeys((*hierarchy.pairs, *competences.parents))
    content.broader += [(_id(own), _id(above)) for own, above in pairs]
    return content


def _counts(content: TaxonomyContent, competences: _Competences, words: _Words) -> dict[str, int]:
    used = {word for texts in competences.words.values() for word in texts}
    kinds = Counter(concept.kind for concept in content.concepts)
    return {
        "competences": len(competences.names),
        "search_words": len(words.texts),
        "search_words_used": len(used & words.texts.keys()),
        **{f"{kind}s": count for kind, count in sorted(kinds.items())},
    }
