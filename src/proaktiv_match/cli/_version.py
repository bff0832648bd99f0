"""The version of the installed package."""

from importlib.metadata import PackageNotFoundError, version

__all__ = ["package_version"]


def package_version() -> str:
    """The version, or `unknown` where the package is only on the path."""
    try:
        return version("proaktiv_match")
    except PackageNotFoundError:
        return "unknown"
