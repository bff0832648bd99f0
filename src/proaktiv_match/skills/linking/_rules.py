"""What the arrays of an index depend on besides the labels."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import Final

from proaktiv_match.skills.linking._tables import SCHEMA

__all__ = ["linking_rules"]

_FILES: Final = (
    ("proaktiv_match.skills", "labels.toml"),
    ("proaktiv_match.skills.linking", "linking.toml"),
    ("proaktiv_match.skills.linking", "words.toml"),
    ("proaktiv_match.skills.linking", "adaptation.npz"),
    ("proaktiv_match.skills.linking", "subwords.npz"),
)


@lru_cache(maxsize=1)
def linking_rules() -> str:
    """Digest of the form of the arrays, the numbers, the word lists, and the version of the stemmer.

    An index is used only with those it was made with; the others would read it wrongly without any sign of it.
    """
    digest = hashlib.sha256(f"{SCHEMA} {version('snowballstemmer')}".encode())
    for package, name in _FILES:
        content = files(package).joinpath("data", name).read_bytes()
        digest.update(hashlib.sha256(content.replace(b"\r\n", b"\n")).digest())
    return digest.hexdigest()
