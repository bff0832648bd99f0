"""The built taxonomy on disk: `manifest.json` and one folder of arrays that are mapped into memory, not read.

    DIR/manifest.json        names the folder, versions, sources, counts, sizes and digests
    DIR/<16 hex digits>/     one .npy for each field of `Arrays`, and those of the link index, `index_<kind>.<name>.npy`

A new build writes its own folder first and then replaces the manifest, which is one step: whoever opens the taxonomy
sees the old one or the new one, never half of each.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np

from proaktiv_match.errors import UnreadableFileError
from proaktiv_match.skills.linking import Encoder, LabelIndex
from proaktiv_match.skills.linking import Kind as LinkedKind
from proaktiv_match.skills.taxonomy._arrays import LINKS, Arrays, compiled, counts_of, label_table
from proaktiv_match.skills.taxonomy._content import Source, SourceFile, TaxonomyContent, merge
from proaktiv_match.skills.taxonomy._faults import unreadable
from proaktiv_match.skills.taxonomy._link_index import Step, link_arrays, open_link_index

__all__ = ["SCHEMA", "TaxonomyArtefact", "check_target", "write"]

SCHEMA: Final = 2
"""Raised whenever the arrays or the compared form of labels change: older artefacts have to be built anew."""

_FORMAT: Final = "proaktiv_match taxonomy"
_MANIFEST: Final = "manifest.json"
_CHUNK: Final = 1 << 20
_NAME_LENGTH: Final = 16
_TYPES: Final[Mapping[str, tuple[type, int]]] = {
    "text": (np.uint8, 1),
    "ends": (np.int64, 1),
    "first": (np.int32, 1),
    "facts": (np.uint8, 2),
    "link_starts": (np.int32, 2),
    "links": (np.int32, 1),
    "hashes": (np.uint64, 1),
    "labelled": (np.int32, 1),
}


@lru_cache(maxsize=1)
def _label_rules() -> str:
    """Digest of the word lists with which labels are compared; the table of labels holds only for these."""
    content = files("proaktiv_match.skills").joinpath("data", "labels.toml").read_bytes()
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class TaxonomyArtefact:
    """A built taxonomy, opened.

    Attributes:
        directory: where it lies.
        version: of its content; ends with the beginning of its digest.
        arrays: mapped into memory, read-only.
        sources: where it comes from.
        manifest: everything that `manifest.json` says.
    """

    directory: Path
    version: str
    arrays: Arrays
    sources: tuple[Source, ...]
    manifest: Mapping[str, Any]

    @classmethod
    def open(cls, directory: str | Path) -> "TaxonomyArtefact":
        """Map the arrays; sizes and shapes are checked, digests only by `verify`.

        Raises:
            UnreadableFileError: there is none, it is damaged, or another version of this package made it.
        """
        folder = Path(directory)
        manifest = _manifest(folder)
        if manifest["schema"] != SCHEMA or manifest["label_rules"] != _label_rules():
            raise unreadable("taxonomy_version", str(folder))
        inner = folder / str(manifest["folder"])
        try:
            arrays = Arrays(**{name: _mapped(inner / f"{name}.npy", *expected) for name, expected in _TYPES.items()})
            _check_shapes(arrays)
            _check_sizes(inner, manifest["files"])
            sources = tuple(_source(entry) for entry in manifest["sources"])
        except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError) as error:
            part = error.filename if isinstance(error, OSError) and error.filename else str(error)
            raise unreadable("taxonomy_damaged", str(folder), part=Path(str(part)).name[:60]) from None
        return cls(folder, str(manifest["version"]), arrays, sources, manifest)

    @property
    def size(self) -> int:
        """Bytes on disk, without the manifest."""
        return sum(int(facts["bytes"]) for facts in self.manifest["files"].values())

    def link_index(self, kind: LinkedKind, encoder: Encoder | None = None) -> LabelIndex:
        """Open the link index of a kind; nothing of it is read before.

        Raises:
            UnreadableFileError: see `open_link_index`.
        """
        return open_link_index(self.directory, self.manifest, self.arrays, kind, encoder)

    def verify(self) -> None:
        """Read all bytes and compare them with the digests of the manifest.

        Raises:
            UnreadableFileError: a file has changed since it was built.
        """
        inner = self.directory / str(self.manifest["folder"])
        for name, facts in self.manifest["files"].items():
            if _digest(inner / name) != facts["sha256"]:
                raise unreadable("taxonomy_damaged", str(self.directory), part=name)


def _source(entry: Mapping[str, Any]) -> Source:
    read = tuple(SourceFile(**one) for one in entry["files"])
    return Source(**{**entry, "files": read, "missing": tuple(entry["missing"])})


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        text = (folder / _MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise unreadable("taxonomy_missing", str(folder)) from None
    try:
        found = json.loads(text)
    except ValueError:
        raise unreadable("taxonomy_damaged", str(folder), part=_MANIFEST) from None
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise unreadable("taxonomy_missing", str(folder))
    if found.get("schema") != SCHEMA:
        raise unreadable("taxonomy_version", str(folder))
    needed = {"version", "folder", "label_rules", "files", "sources", "counts", "dangling", "linking"}
    name = str(found.get("folder"))
    # The name of the folder is checked, so that no manifest leads out of its directory.
    if not needed <= found.keys() or len(name) != _NAME_LENGTH or not set(name) <= set("0123456789abcdef"):
        raise unreadable("taxonomy_damaged", str(folder), part=_MANIFEST)
    return found


def _mapped(path: Path, kind: type, dimensions: int) -> np.ndarray[Any, Any]:
    found = np.load(path, mmap_mode="r", allow_pickle=False)
    if found.dtype != np.dtype(kind) or found.ndim != dimensions:
        raise ValueError(path.name)
    # A plain view of the same memory: slices of `memmap` itself are many times slower.
    return np.asarray(found)


def _check_sizes(inner: Path, made: Mapping[str, Any]) -> None:
    for name, facts in made.items():
        if (inner / name).stat().st_size != facts["bytes"]:
            raise ValueError(name)


def _check_shapes(arrays: Arrays) -> None:
    count = len(arrays)
    right = {
        "ends": int(arrays.ends[-1]) == len(arrays.text),
        "first": count >= 0 and int(arrays.first[-1]) == len(arrays.ends) - 1,
        "facts": arrays.facts.shape == (count, 3),
        "link_starts": arrays.link_starts.shape == (len(LINKS), count + 1),
        "links": int(arrays.link_starts[-1, -1]) == len(arrays.links),
        "labelled": len(arrays.labelled) == len(arrays.hashes),
    }
    for name, holds in right.items():
        if not holds:
            raise ValueError(f"{name}.npy")


def check_target(directory: str | Path) -> None:
    """Refuse a place for a taxonomy before any work is done.

    Raises:
        UnreadableFileError: other files lie there, or the folder above is missing or closed.
    """
    folder = Path(directory)
    if folder.is_dir():
        entries = [entry.name for entry in folder.iterdir()]
        if entries and _MANIFEST not in entries:
            raise unreadable("not_a_taxonomy", str(folder))
        if entries:
            try:
                _manifest(folder)
            except UnreadableFileError as error:
                # An old or damaged one is replaced, a manifest of something else is not.
                if error.counts.keys() == {"taxonomy_missing"}:
                    raise unreadable("not_a_taxonomy", str(folder)) from None
    elif folder.exists():
        raise unreadable("not_a_taxonomy", str(folder))
    above = folder if folder.is_dir() else folder.absolute().parent
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise unreadable("no_folder", str(folder))


def write(
    content: TaxonomyContent, directory: str | Path, encoder: Encoder | None = None, step: Step | None = None
) -> dict[str, Any]:
    """Build a taxonomy on disk with its link index; an older one stays in use until the new one is whole.

    Args:
        content: of one or several sources; concepts of one id become one.
        directory: new, empty, or holding a taxonomy already; the folder above has to exist.
        encoder: adds its vectors of all labels that text is linked to.
        step: told the name of each step before it begins, and how far it is.

    Returns:
        The manifest.

    Raises:
        InputError: the content is empty or contradicts itself, or the directory holds something else.
    """
    check_target(directory)
    merged = merge([content])
    if not merged.concepts:
        raise unreadable("empty_taxonomy", str(directory))
    if step is not None:
        step("index")
    arrays, dangling = compiled(merged)
    hashes, labelled = label_table(arrays)
    arrays = replace(arrays, hashes=hashes, labelled=labelled)
    links, linking = link_arrays(arrays, encoder, step)
    folder = Path(directory)
    fresh = not folder.exists()
    folder.mkdir(exist_ok=True)
    # A name of its own for every build: what a reader has open is never touched.
    inner = folder / secrets.token_hex(_NAME_LENGTH // 2)
    older = _older(folder)
    try:
        inner.mkdir()
        made = _write_arrays({f"{field.name}.npy": getattr(arrays, field.name) for field in fields(arrays)}, inner)
        # The version names the content alone: the index follows from it.
        manifest = _described(merged, arrays, dangling, made) | {"folder": inner.name, "linking": linking}
        manifest["files"] = made | _write_arrays(links, inner)
        _publish(folder, manifest)
    except BaseException:
        shutil.rmtree(folder if fresh else inner, ignore_errors=True)
        raise
    if older is not None:
        # Whoever has the arrays of the older build mapped keeps them until they let go.
        shutil.rmtree(folder / older, ignore_errors=True)
    return manifest


def _older(folder: Path) -> str | None:
    """The arrays of the taxonomy that lies there already."""
    try:
        return str(_manifest(folder)["folder"])
    except UnreadableFileError:
        return None


def _described(
    content: TaxonomyContent, arrays: Arrays, dangling: dict[str, int], made: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    digests = "".join(entry["sha256"] for entry in made.values())
    digest = hashlib.sha256(f"{SCHEMA}{_label_rules()}{digests}".encode()).hexdigest()
    names = "+".join(dict.fromkeys(f"{one.name}-{one.version}" for one in content.sources)) or "own"
    return {
        "format": _FORMAT,
        "schema": SCHEMA,
        "version": f"{names}#{digest[:8]}",
        "label_rules": _label_rules(),
        "counts": counts_of(arrays),
        "dangling": dangling,
        "sources": [asdict(replace(one, counts=dict(one.counts))) for one in content.sources],
        "files": made,
    }


def _write_arrays(arrays: Mapping[str, Any], inner: Path) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for name, array in arrays.items():
        path = inner / name
        with path.open("wb") as stream:
            np.save(stream, array, allow_pickle=False)
            stream.flush()
            os.fsync(stream.fileno())
        made[name] = {"bytes": path.stat().st_size, "sha256": _digest(path)}
    return made


def _publish(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Put the manifest in its place, which is the step from the old taxonomy to the new one."""
    beside = folder / f".{manifest['folder']}.part"
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            json.dump(manifest, stream, ensure_ascii=False, indent=2)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(folder / _MANIFEST)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
