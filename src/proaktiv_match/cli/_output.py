"""Output that is there whole or not at all: written beside its place, readable by its owner only, then renamed."""

import os
import secrets
import signal
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from proaktiv_match.errors import Fault, InputError
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["check_writable", "clean_end", "output"]

_OWNER_ONLY = 0o600
_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_BY_SIGNAL = 128
"""Shells tell the end by a signal as this plus its number."""


def _fault(path: Path, reason: str) -> InputError:
    de, en = (
        terminal_text("fault/output_path", lang, reason=terminal_text(f"fault/{reason}", lang)) for lang in LANGUAGES
    )
    return InputError([Fault(str(path), None, "", "output_path", de, en)])


def check_writable(path: Path | None) -> None:
    """Refuse a place that cannot be written to before any work is done.

    Raises:
        InputError: the folder is missing or closed, or the place is a folder itself.
    """
    if path is None or _is_device(path):
        return
    folder = _target(path).parent
    if path.is_dir():
        raise _fault(path, "is_folder")
    if not folder.is_dir():
        raise _fault(path, "no_folder")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _fault(path, "no_permission")


def _target(path: Path) -> Path:
    """A link stays a link; what it points to is replaced."""
    return path.resolve() if path.is_symlink() else path


def _is_device(path: Path) -> bool:
    """Whether the place is neither file nor folder, such as a pipe: nothing can be renamed onto it."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """A stream for text: standard output, or a file that takes its place only if nothing goes wrong.

    Args:
        path: the file; `None` is standard output.
    """
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
    elif _is_device(path):
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    else:
        with _whole_or_nothing(_target(path)) as stream:
            yield stream


@contextmanager
def _whole_or_nothing(target: Path) -> Iterator[TextIO]:
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.part")
    with clean_end():
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(target)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
    _sync_folder(target.parent)


@contextmanager
def clean_end() -> Iterator[None]:
    """Whoever ends the process (a service manager, a closed terminal) leaves no half file with health data behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _: object) -> None:
        raise SystemExit(_BY_SIGNAL + number)

    # What somebody else handles or ignores (`nohup`) stays so.
    ours = [one for one in _ENDING if signal.getsignal(one) is signal.SIG_DFL]
    for one in ours:
        signal.signal(one, end)
    try:
        yield
    finally:
        for one in ours:
            signal.signal(one, signal.SIG_DFL)


def _sync_folder(folder: Path) -> None:
    """After this the new name outlives a loss of power; not every file system can say so."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
