"""Why something that was seen is not proposed, in words."""

from proaktiv_match.reading.reports._data import load

__all__ = ["reason_text"]


def reason_text(code: str, lang: str = "de") -> str:
    """The text of a reason code of `refused`.

    Raises:
        KeyError: there is no such reason.
    """
    text: str = load("refused.toml")["reasons"][code][lang]
    return text
