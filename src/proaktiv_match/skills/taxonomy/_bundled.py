"""The taxonomy that travels with the package: CSV files in `data/`, in the form of one's own CSV."""

from functools import lru_cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Final

from proaktiv_match.skills.taxonomy._concept import Kind
from proaktiv_match.skills.taxonomy._content import Source, SourceFile, TaxonomyContent, merge
from proaktiv_match.skills.taxonomy._known_sources import known_sources
from proaktiv_match.skills.taxonomy.sources._own_csv import read_concepts

__all__ = ["bundled_content", "bundled_version"]

_FILES: Final[tuple[tuple[str, Kind], ...]] = (
    ("skill_groups.csv", "group"),
    ("skills.csv", "skill"),
    ("occupations.csv", "occupation"),
)


def _data() -> Traversable:
    return files("proaktiv_match.skills.taxonomy").joinpath("data")


def bundled_version() -> str:
    """The version of the bundled taxonomy, `none` if none is there."""
    if not any(_data().joinpath(name).is_file() for name, _ in _FILES):
        return "none"
    return f"bundled-{known_sources()['bundled']['version']}"


@lru_cache(maxsize=1)
def bundled_content() -> TaxonomyContent:
    """The bundled concepts and relations; empty if none are there."""
    parts: list[TaxonomyContent] = []
    read: list[SourceFile] = []
    counts: dict[str, int] = {}
    for name, kind in _FILES:
        entry = _data().joinpath(name)
        if entry.is_file():
            with as_file(entry) as path:
                content, table = read_concepts(path, kind)
            parts.append(content)
            read.append(table.source_file())
            counts[f"{kind}s"] = len(content.concepts)
    merged = merge(parts)
    if read:
        known = known_sources()["bundled"]
        merged.sources.append(Source("bundled", known["version"], known["date"], tuple(read), counts))
    return merged
