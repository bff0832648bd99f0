"""ESCO as the European Commission publishes it (CSV, versions 1.0 to 1.2, any language), whole or in part.

Columns by version: 1.0 has no `code` for occupations and no language in the names of the relations; 1.2 adds labels
to the relations. Alternative labels are parted by line breaks, in the collections by ` | `.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from proaktiv_match.skills.taxonomy._concept import Concept, Kind
from proaktiv_match.skills.taxonomy._content import Pair, Source, SourceFile, TaxonomyContent
from proaktiv_match.skills.taxonomy._faults import RowFaults
from proaktiv_match.skills.taxonomy._known_sources import known_sources
from proaktiv_match.skills.taxonomy._table import Table, read_table
from proaktiv_match.skills.taxonomy.sources._esco_files import EscoFiles, find_esco_files

__all__ = ["read_esco"]

_URI: Final = "http://data.europa.eu/esco/"
_ISCO: Final = f"{_URI}isco/C"
_PARTED: Final = re.compile(r"\s*\n\s*|\s+\|\s+")
_RELEASED: Final = frozenset({"", "released"})
_SKILL: Final = frozenset({"KnowledgeSkillCompetence", "Skill"})
_LEVELS: Final = 4
_ISCO_DIGITS: Final = 4
_LANGUAGES: Final = "languageSkills"


def _names(text: str) -> list[str]:
    return [name.strip() for name in _PARTED.split(text) if name.strip()]


class _Reading:
    """One folder on its way into a content."""

    def __init__(self, found: EscoFiles) -> None:
        self.found: Final = found
        self.concepts: Final[dict[str, Concept]] = {}
        self.content: Final = TaxonomyContent()
        self.counts: Final[Counter[str]] = Counter()
        self.read: Final[list[SourceFile]] = []
        self.date = ""

    def table(self, path: Path, *required: str) -> Table:
        table = read_table(path, required, expected=f"ESCO {path.name}")
        self.read.append(table.source_file())
        return table

    def named(self, stem: str, *required: str) -> Table | None:
        path = self.found.files.get(stem)
        return None if path is None else self.table(path, *required)

    def add(self, concept: Concept) -> None:
        """Add a concept, or what is new about it."""
        known = self.concepts.get(concept.id)
        if known is None:
            self.concepts[concept.id] = concept
            return
        names = dict.fromkeys((*known.synonyms, *concept.labels))
        label = known.label or concept.label
        self.concepts[concept.id] = replace(
            known,
            label=label,
            synonyms=tuple(name for name in names if name and name != label),
            description=known.description or concept.description,
            transversal=known.transversal or concept.transversal,
        )


def _concept(kind: Kind, uri: str, name: str, names: str, description: str) -> Concept:
    others = dict.fromkeys(_names(names))
    others.pop(name, None)
    return Concept(uri, kind, name, tuple(others), None, " ".join(description.split()))


_COLUMNS: Final = ("conceptUri", "preferredLabel", "altLabels", "hiddenLabels", "description", "status", "modifiedDate")


def _concepts(reading: _Reading, table: Table, kind: Kind, fact: str) -> Iterator[tuple[Concept, str]]:
    """The released concepts of a table, each with the cell of the column `fact`.

    Raises:
        InputError: rows without URI or label.
    """
    faults = RowFaults(table.name)
    for line, (uri, name, others, hidden, description, status, changed, value) in table.cells(*_COLUMNS, fact):
        if not uri.startswith(_URI):
            faults.add("bad_row", line, expected=f"conceptUri = {_URI}…")
        elif not name:
            faults.add("empty_cell", line, column="preferredLabel")
        elif status not in _RELEASED:
            reading.counts["obsolete"] += 1
        else:
            reading.date = max(reading.date, changed[:10])
            yield _concept(kind, uri, name, f"{others}\n{hidden}", description), value
    faults.raise_all()


def _read_occupations(reading: _Reading) -> list[Pair]:
    """Occupations with their ISCO code; returned are their pairs with the ISCO group that the code names."""
    table = reading.named("occupations", "conceptUri", "preferredLabel", "iscoGroup")
    above: list[Pair] = []
    for concept, isco in () if table is None else _concepts(reading, table, "occupation", "iscoGroup"):
        reading.counts["occupations"] += 1
        # Spreadsheets take away the zero with which the codes of the armed forces begin.
        code = isco.zfill(_ISCO_DIGITS) if isco.isdecimal() else isco
        reading.add(replace(concept, code=code or None))
        above.append((concept.id, _ISCO + code))
    return above


def _read_groups(reading: _Reading) -> None:
    for stem in ("ISCOGroups", "skillGroups"):
        table = reading.named(stem, "conceptUri", "preferredLabel", "code")
        for concept, code in () if table is None else _concepts(reading, table, "group", "code"):
            reading.counts[stem] += 1
            reading.add(replace(concept, code=code or None))


def _read_skills(reading: _Reading) -> None:
    """The official file, the collections, and labels that others have passed on."""
    collections = [(path, reading.table(path, "conceptUri", "preferredLabel")) for path in reading.found.collections]
    languages = {
        uri
        for path, table in collections
        if path.name.startswith(_LANGUAGES)
        for _, (uri,) in table.cells("conceptUri")
    }
    official = reading.named("skills", "conceptUri", "preferredLabel", "altLabels", "skillType", "reuseLevel")
    for table in ([] if official is None else [official]) + [table for _, table in collections]:
        for concept, reuse in _concepts(reading, table, "skill", "reuseLevel"):
            # ESCO calls languages transversal; here a language that is asked for is a demand like any other.
            trait = reuse == "transversal" and concept.id not in languages
            reading.add(replace(concept, transversal=trait))
            if table is official:
                reading.counts["skills"] += 1
    _read_labels(reading)


def _read_labels(reading: _Reading) -> None:
    """Labels alone; they name skills, and may be of an older version."""
    path = reading.found.files.get("skillLabels")
    if path is None:
        return
    language = reading.found.language
    table = reading.table(path, "conceptUri", f"preferredLabel_{language}")
    faults = RowFaults(table.name)
    columns = ("conceptUri", f"preferredLabel_{language}", f"altLabels_{language}")
    for line, (uri, name, others) in table.cells(*columns):
        if not uri.startswith(_URI) or not name:
            faults.add("bad_row", line, expected=f"conceptUri = {_URI}…, preferredLabel_{language}")
        else:
            reading.add(_concept("skill", uri, name, others, ""))
    faults.raise_all()


def _read_hierarchy(reading: _Reading) -> Iterator[Pair]:
    """The upper levels of the skills; adds groups that `skillGroups` does not name."""
    columns = [f"Level {level} {part}" for level in range(_LEVELS) for part in ("URI", "preferred term", "code")]
    table = reading.named("skillsHierarchy", columns[0], columns[1])
    for _, cells in () if table is None else table.cells(*columns):
        reading.counts["skillsHierarchy"] += 1
        steps = [cells[place : place + 3] for place in range(0, len(cells), 3) if cells[place]]
        for uri, name, code in steps:
            if uri not in reading.concepts:
                reading.add(Concept(uri, "group", name, (), code or None))
        if len(steps) > 1:
            yield steps[-1][0], steps[-2][0]


def _read_broader(reading: _Reading, stem: str) -> tuple[list[Pair], set[str]]:
    """Pairs of a pillar, and the skills among the narrower ones: those of this version of ESCO."""
    table = reading.named(stem, "conceptType", "conceptUri", "broaderType", "broaderUri")
    if table is None:
        return [], set()
    cells = [entry for _, entry in table.cells("conceptType", "conceptUri", "broaderUri")]
    reading.counts[stem] += len(cells)
    return [(uri, above) for _, uri, above in cells], {uri for kind, uri, _ in cells if kind in _SKILL}


def _keep_current(reading: _Reading, current: set[str]) -> None:
    """Without the official file the skills are those of the hierarchy; those that it lacks are of older versions."""
    for uri in current - reading.concepts.keys():
        reading.add(Concept(uri, "skill", ""))
    old = [one.id for one in reading.concepts.values() if one.kind == "skill" and one.id not in current]
    for uri in old:
        del reading.concepts[uri]
    reading.counts["labels_of_older_versions"] = len(old)


def _read_relations(reading: _Reading) -> None:
    table = reading.named("occupationSkillRelations", "occupationUri", "relationType", "skillUri")
    if table is not None:
        _read_needs(reading, table)
    table = reading.named("skillSkillRelations", "originalSkillUri", "relationType", "relatedSkillUri")
    if table is not None:
        cells = [entry for _, entry in table.cells("originalSkillUri", "relatedSkillUri")]
        reading.content.related += [(one, other) for one, other in cells]
        reading.counts["skillSkillRelations"] += len(cells)


def _read_needs(reading: _Reading, table: Table) -> None:
    faults = RowFaults(table.name)
    columns = ("occupationUri", "relationType", "skillUri", "skillLabel", "skillLabel_en")
    for line, (occupation, relation, skill, name, english) in table.cells(*columns):
        if relation not in ("essential", "optional"):
            faults.add("unknown_value", line, column="relationType", allowed="essential, optional")
            continue
        (reading.content.essential if relation == "essential" else reading.content.optional).append((occupation, skill))
        reading.counts[relation] += 1
        known = reading.concepts.get(skill)
        if known is not None and not known.label and (name or english):
            # A name in another language is better than none; it is counted, so that it can be seen.
            reading.add(Concept(skill, "skill", name or english))
            reading.counts["labels_in_english"] += not name
    faults.raise_all()
    both = set(reading.content.essential) & set(reading.content.optional)
    reading.counts["essential_and_optional"] = len(both)


def read_esco(folder: str | Path) -> TaxonomyContent:
    """Read a folder of ESCO files.

    Args:
        folder: holds the official files, or some of them; also read are labels and relations that others pass on
            (`skill_labels_de_partial.csv`, `occupation_skill_relations.csv.gz`).

    Returns:
        Concepts with their URIs; groups have the codes of ISCO-08 or of the skills' hierarchy, occupations that of
        their ISCO group. Relations between skills become `related`.

    Raises:
        InputError: a file is another one, lacks a column, or has rows without URI or label.
    """
    found = find_esco_files(Path(folder))
    reading = _Reading(found)
    by_code = _read_occupations(reading)
    _read_groups(reading)
    _read_skills(reading)
    broader = list(_read_hierarchy(reading))
    occupations_above, _ = _read_broader(reading, "broaderRelationsOccPillar")
    skills_above, current = _read_broader(reading, "broaderRelationsSkillPillar")
    if current and "skills" not in found.files:
        _keep_current(reading, current)
    _read_relations(reading)
    nameless = [one.id for one in reading.concepts.values() if not one.label]
    for uri in nameless:
        del reading.concepts[uri]
    reading.counts["skills_without_label"] = len(nameless)
    content = reading.content
    content.concepts += reading.concepts.values()
    content.broader += dict.fromkeys((*broader, *(occupations_above or by_code), *skills_above))
    content.sources.append(_source(reading))
    return content


def _source(reading: _Reading) -> Source:
    known = known_sources()
    counts = {name: count for name, count in sorted(reading.counts.items()) if count}
    version = known["esco"]["version_by_occupations"].get(str(reading.counts["occupations"]), "unknown")
    skills = [one for one in reading.concepts.values() if one.kind == "skill"]
    counts["skills"] = len(skills)
    return Source(
        "esco",
        version,
        reading.date,
        tuple(reading.read),
        counts,
        reading.found.missing,
        known["terms"]["esco"],
    )
