"""The two sides of a finding: what the person's report says, what the job says, each with source and day."""

from proaktiv_match.fit import Finding, FindingSource, ValueShown
from proaktiv_match.vocabulary import Interval, Kind, Measure
from proaktiv_match.wording._amounts import frequency, head, in_words, is_nothing, names_no_amount, options, stated_word
from proaktiv_match.wording._numbers import day, range_form
from proaktiv_match.wording._texts import Texts

__all__ = ["demand_side", "limit_side", "limit_value", "short", "sources"]

# Rules of measures that nobody has looked at; elsewhere "no limit" means that an instrument found none.
_NOT_ASSESSED = frozenset({"U-6", "U-7"})
_YES_NO = "0..1"
_ANY_OF = ("commute", "modes")


def sources(texts: Texts, named: list[FindingSource], side: str) -> str:
    """Who said it and when; several are joined."""
    said = []
    for source in named:
        on = "" if source.date is None else " " + day(texts, source.date)
        kind = "ad_text_unquoted" if source.kind == "ad_text" and not source.quote else source.kind
        said.append(texts.say(f"sources/{side}/{kind}", on=on, quote=source.quote))
    return texts.joined(list(dict.fromkeys(said))) or texts.say(f"sources/{side}/nobody")


def _of(finding: Finding, side: str) -> list[FindingSource]:
    return [source for source in finding.sources if source.side == side]


def _family(measure: Measure) -> str:
    if measure.unit is not None and measure.unit.id == _YES_NO:
        return "yes_no"
    return "need" if measure.kind is Kind.NEED else "ceiling"


def _limit_form(measure: Measure, shown: ValueShown, interval: Interval) -> str:
    if _family(measure) == "yes_no":
        return ("zero" if interval.lo == 0 else "point") if interval.is_point else "range"
    if is_nothing(measure, interval):
        return "zero"
    if stated_word(shown) is not None:
        return "word"
    if interval.is_point:
        return "point"
    if interval.is_unbounded and measure.kind is Kind.CEILING:
        return "open_top"
    return "below" if interval.is_unbounded or range_form(interval) == "below" else "range"


def limit_value(texts: Texts, measure: Measure, finding: Finding, shown: ValueShown, *, short: bool = False) -> str:
    """The limit alone, without its source: `höchstens 10 kg`, `ausgeschlossen: Nachtschicht`."""
    if measure.is_set or shown.interval is None:
        role = "needs" if measure.kind is Kind.NEED_SET else "excluded"
        listed = options(texts, measure, shown, role)
        value = texts.say(f"finding/set/{role}", options=listed) if listed else texts.say("finding/set/nothing")
        family = "set"
    else:
        family = _family(measure)
        form = _limit_form(measure, shown, shown.interval)
        if short and form in ("range", "word", "below", "zero"):
            form = "short" if texts.has(f"finding/{family}/short") else form
        value = texts.say(f"finding/{family}/{form}", value=in_words(texts, measure, shown, limit=True, short=short))
    if finding.limited and not finding.absolute:
        value = texts.say(f"finding/{family}/soft", value=value)
    return value


def limit_side(texts: Texts, measure: Measure, finding: Finding) -> str:
    """What is known about the person, as a sentence."""
    own = _of(finding, "limit")
    if finding.limit is None:
        if finding.rule in _NOT_ASSESSED:
            return texts.say("finding/limit/unknown")
        if own:
            return texts.say("finding/limit/free", source=sources(texts, own, "limit"))
        return texts.say("finding/limit/free_unsourced")
    how = "stated" if not measure.is_set and _family(measure) == "ceiling" else "named"
    if finding.limit.stated is None:
        how = "derived"
    elif len({(source.kind, source.date) for source in own}) > 1:
        how = "several"
    value = limit_value(texts, measure, finding, finding.limit)
    return texts.say(f"finding/limit/{how}", source=sources(texts, own, "limit"), value=value)


def _options_side(texts: Texts, measure: Measure, shown: ValueShown) -> str:
    if measure.kind is Kind.NEED_SET:
        return options(texts, measure, shown, "provides")
    any_of = measure.key == _ANY_OF
    parts = []
    for role in ("required", "optional", "absent"):
        listed = options(texts, measure, shown, role, how="or" if any_of or role == "optional" else "and")
        if listed:
            parts.append(texts.say(f"finding/options/{role}", options=listed))
    return ", ".join(parts)


def _how(finding: Finding, shown: ValueShown) -> str:
    """Whether the value was stated, derived, implied by a task, or is only typical."""
    own = _of(finding, "demand")
    if own and all(source.kind == "occupation" for source in own):
        return "typical"
    if finding.rule == "U-5I":
        return "implied"
    return "derived" if shown.stated is None else "stated"


def _ordered_form(measure: Measure, interval: Interval) -> str:
    if _family(measure) == "yes_no" and interval.is_point:
        return "yes" if interval.lo > 0 else "zero"
    if is_nothing(measure, interval) and not frequency(Texts(), measure):
        return "zero"
    return "some" if names_no_amount(measure, interval) else "value"


def _ordered_key(how: str, form: str) -> str:
    """Key of the sentence for an ordered demand."""
    if form == "value" or (how in ("typical", "implied") and form == "yes"):
        return how
    if how == "typical":
        return f"typical_{form}"
    return "implied_some" if how == "implied" and form == "some" else form


def demand_side(texts: Texts, measure: Measure, finding: Finding) -> str:
    """What is known about the job, as a sentence."""
    shown = finding.demand
    often = frequency(texts, measure)
    if shown is None:
        return texts.say("finding/demand/unknown_at", frequency=often) if often else texts.say("finding/demand/unknown")
    source = sources(texts, _of(finding, "demand"), "demand")
    how = _how(finding, shown)
    provides = measure.kind in (Kind.NEED, Kind.NEED_SET)
    if measure.is_set or shown.interval is None:
        value = _options_side(texts, measure, shown)
        if not value:
            return texts.say(f"finding/demand/{'provides_nothing' if provides else 'names_nothing'}", source=source)
        key = "reached" if measure.key == _ANY_OF and how == "stated" else how
    else:
        key = _ordered_key(how, _ordered_form(measure, shown.interval))
        value = in_words(texts, measure, shown, limit=False) + (f", {often}" if often else "")
    if provides and key in ("stated", "derived", "zero", "some", "value"):
        key = {"derived": "provides_derived", "zero": "provides_nothing"}.get(key, "provides")
    said = f"{value.removesuffix(')')}; {source})" if value.endswith(")") else f"{value} ({source})"
    return texts.say(f"finding/demand/{key}", value=value, source=source, said=said)


def _short_demand(texts: Texts, measure: Measure, finding: Finding) -> str:
    shown = finding.demand
    if shown is None:
        return texts.say("result/short/unknown")
    if measure.is_set or shown.interval is None:
        value = _options_side(texts, measure, shown) or texts.say("result/short/nothing")
    else:
        form = _ordered_form(measure, shown.interval)
        often = frequency(texts, measure)
        if form == "value":
            value = in_words(texts, measure, shown, limit=False, short=True) + (f", {often}" if often else "")
        else:
            value = texts.say(f"result/short/{form}")
    if _how(finding, shown) == "typical":
        return texts.say("result/short/typical", demand=value)
    if measure.kind in (Kind.NEED, Kind.NEED_SET):
        return texts.say("result/short/provides", demand=value)
    return value


def short(texts: Texts, measure: Measure, finding: Finding) -> str:
    """Both values in a few words, for lists: `Heben/Tragen: 5 kg, selten (höchstens 10 kg)`."""
    fields = {"head": head(texts, *measure.key), "demand": _short_demand(texts, measure, finding)}
    if finding.limit is None:
        return texts.say("result/short/demand", **fields)
    limit = limit_value(texts, measure, finding, finding.limit, short=True)
    return texts.say("result/short/both", limit=limit, **fields)
