"""The truth of the benchmark worlds in the plainest Python: one offer after the other, one limit after the other."""

from benchmarks.offers._answer import PILES, TOP, Filtered, Ordered
from benchmarks.offers._shape import mask_of
from benchmarks.offers._world import AD, NOWHERE, TYPICAL
from proaktiv_match.vocabulary import vocabulary

USUAL_SHIFTS = mask_of(sorted(vocabulary().measures["shift_pattern", "options"].normal_options))


class Truth:
    def __init__(self, maker, columns):
        self.axes = maker.shape.axes
        self.columns = {name: array.tolist() for name, array in columns.arrays().items()}
        self.count = len(columns)

    def score(self, number, question):
        columns = self.columns
        postings = range(columns["start"][number], columns["start"][number + 1])
        return sum(
            question.credits.get(columns["concept"][one], 0) * columns["weight"][one] // 1_000_000 for one in postings
        )

    def w1(self, question):
        kept = [
            (-self.score(number, question), number)
            for number in range(self.count)
            if not self.excluded(number, question)
        ]
        return Filtered(tuple((-score, number) for score, number in sorted(kept)[:TOP]))

    def excluded(self, number, question):
        findings = [self.finding(number, limit) for limit in question.limits]
        findings += [self.shift_finding(number, question)] if question.excluded else []
        return any(status == "conflict" for status, _, _, _ in findings)

    def w2(self, question):
        counts = dict.fromkeys(PILES, 0)
        kept = []
        for number in range(self.count):
            pile, key = self.place(number, question)
            counts[pile] += 1
            if key is not None:
                kept.append(key)
        kept.sort()
        return Ordered(tuple((-key[10], key[-1]) for key in kept[:TOP]), tuple(counts[pile] for pile in PILES))

    def place(self, number, question):
        columns = self.columns
        if columns["gone"][number]:
            return "expired", None
        required, optional = columns["required"][number], columns["optional"][number]
        if question.never & required:
            return "hidden", None
        findings = [self.finding(number, limit) for limit in question.limits]
        if question.excluded:
            findings.append(self.shift_finding(number, question))
        statuses = [status for status, _, _, _ in findings]
        if "conflict" in statuses:
            return "conflict", None
        points = [(absolute, tendency) for status, absolute, tendency, _ in findings if status == "check"]
        if points:
            pile = "open"
            if any(absolute and tendency == "exceeded" for absolute, tendency in points):
                pile = "unlikely"
            elif all(tendency == "fits" for _, tendency in points):
                pile = "promising"
        else:
            pile = "adaptable" if "adaptable" in statuses else "fits"
        beyond, on_safety = self.beyond(number, question) if pile == "fits" else (0, 0)
        adaptations = len({aid for status, _, _, aid in findings if status == "adaptable"})
        named = required | optional
        against = question.rather_not | question.never & ~required
        wishes = (named & question.gladly).bit_count() - (named & against).bit_count()
        score = self.score(number, question)
        place, published = columns["place"][number], columns["published"][number]
        order = ["fits", "adaptable", "promising", "open", "unlikely"]
        return pile, (
            order.index(pile),
            on_safety,
            beyond,
            -(score // 100_000),
            sum(absolute for absolute, _ in points),
            adaptations,
            2 * bool(adaptations),
            -wishes,
            place == NOWHERE,
            0 if place == NOWHERE else question.distances[place],
            -score,
            published == 0,
            -published,
            number,
        )

    def finding(self, number, limit):
        """Status, whether the limit is absolute, tendency, and the measure that is needed."""
        columns, axis = self.columns, self.axes[limit.axis]
        source, low, high = (columns[name][limit.axis][number] for name in ("source", "low", "high"))
        if source == 0:
            return "check", limit.absolute, None, None
        surely_fits, surely_not = high <= limit.low, low > limit.high
        if source == TYPICAL:
            tendency = "exceeded" if surely_not else "fits" if surely_fits and not axis.safety else None
            return "check", limit.absolute, tendency, None
        if surely_fits:
            return ("check" if axis.safety and source == AD else "fits"), limit.absolute, None, None
        if columns["removable"][number] >> limit.axis & 1:
            return "adaptable", limit.absolute, None, axis.removable
        bends = not limit.absolute and not (axis.graded and low > limit.high + 2)
        return ("conflict" if surely_not and not bends else "check"), limit.absolute, None, None

    def shift_finding(self, number, question):
        columns, absolute = self.columns, question.excluded_absolute
        source, required, optional = (columns[name][number] for name in ("shift_source", "required", "optional"))
        if source == 0:
            return "check", absolute, None, None
        if required & question.excluded:
            return ("conflict" if absolute else "check"), absolute, None, None
        named = required | optional
        five = mask_of(["tag", "frueh", "spaet", "nacht", "wechsel"])
        answered = named | (five if named & five else 0)
        silent = source == AD and question.excluded & ~answered
        return ("check" if optional & question.excluded or silent else "fits"), absolute, None, None

    def beyond(self, number, question):
        """Demands beyond what is usual on measures without a limit: all, and those on safety."""
        columns, limited = self.columns, {limit.axis for limit in question.limits}
        found = [
            axis.safety
            for place, axis in enumerate(self.axes)
            if place not in limited
            and columns["source"][place][number] not in (0, TYPICAL)
            and columns["high"][place][number] > axis.usual
        ]
        named = columns["required"][number] | columns["optional"][number]
        if not question.excluded and named & ~USUAL_SHIFTS:
            found.append(False)
        return len(found), sum(found)
