"""Times by number of offers as SVG, both axes logarithmic."""

from dataclasses import dataclass
from math import ceil, floor, log10
from xml.sax.saxutils import escape

__all__ = ["Line", "plotted"]

# The colours of Okabe and Ito (2008), which people with colour blindness can tell apart.
_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#000000", "#999999")
_HEIGHT, _LEFT, _TOP, _PLOT_WIDTH, _PLOT_HEIGHT = 380, 60, 50, 330, 270
_LEGEND = 200


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds of one engine in one world by number of offers."""

    engine: str
    world: str
    points: dict[int, float]


def _panel(title: str, lines: list[Line], left: int, colours: dict[str, str], dashes: dict[str, str]) -> list[str]:
    sizes = [size for line in lines for size in line.points]
    times = [time for line in lines for time in line.points.values()]
    if not sizes:
        return []
    low, high = floor(log10(min(times))), max(ceil(log10(max(times))), floor(log10(min(times))) + 1)
    first, last = log10(min(sizes)), max(log10(max(sizes)), log10(min(sizes)) + 1)

    def across(size: float) -> float:
        return left + (log10(size) - first) / (last - first) * _PLOT_WIDTH

    def down(time: float) -> float:
        return _TOP + _PLOT_HEIGHT - (log10(time) - low) / (high - low) * _PLOT_HEIGHT

    drawn = [f'<text x="{left}" y="{_TOP - 16}" font-weight="bold">{escape(title)}</text>']
    for power in range(low, high + 1):
        y = down(10**power)
        drawn.append(f'<path d="M{left} {y:.1f}h{_PLOT_WIDTH}" stroke="#ddd"/>')
        drawn.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    for size in sorted(set(sizes)):
        x = across(size)
        drawn.append(f'<path d="M{x:.1f} {_TOP}v{_PLOT_HEIGHT}" stroke="#ddd"/>')
        drawn.append(f'<text x="{x:.1f}" y="{_TOP + _PLOT_HEIGHT + 18}" text-anchor="middle">{size:,}</text>')
    for line in lines:
        path = " ".join(f"{across(size):.1f},{down(time):.1f}" for size, time in sorted(line.points.items()))
        style = f'stroke="{colours[line.engine]}" stroke-dasharray="{dashes[line.world]}"'
        drawn.append(f'<polyline points="{path}" fill="none" stroke-width="2" {style}/>')
        drawn += [
            f'<circle cx="{across(size):.1f}" cy="{down(time):.1f}" r="3" fill="{colours[line.engine]}"/>'
            for size, time in line.points.items()
        ]
    return drawn


def plotted(panels: dict[str, list[Line]], worlds: list[str]) -> str:
    """One panel a workload, a colour an engine, a dash a world.

    Args:
        panels: title to lines.
        worlds: names of the worlds; the first is drawn through.
    """
    engines = list(dict.fromkeys(line.engine for lines in panels.values() for line in lines))
    colours = {engine: _COLOURS[place % len(_COLOURS)] for place, engine in enumerate(engines)}
    dashes = {world: "none" if not place else "6 4" for place, world in enumerate(worlds)}
    width = _LEFT + len(panels) * (_PLOT_WIDTH + 60) + _LEGEND
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" font-family="sans-serif" '
    drawn = [
        f'{head}font-size="11" role="img"><title>Median milliseconds of a question by number of offers</title>',
        f'<rect width="{width}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for place, (title, lines) in enumerate(panels.items()):
        drawn += _panel(title, lines, _LEFT + place * (_PLOT_WIDTH + 60), colours, dashes)
    legend = _LEFT + len(panels) * (_PLOT_WIDTH + 60) - 10
    for place, engine in enumerate(engines):
        y = _TOP + place * 18
        drawn.append(f'<path d="M{legend} {y}h22" stroke="{colours[engine]}" stroke-width="2"/>')
        drawn.append(f'<text x="{legend + 28}" y="{y + 4}">{escape(engine)}</text>')
    for place, world in enumerate(worlds):
        y = _TOP + (len(engines) + 1 + place) * 18
        drawn.append(f'<path d="M{legend} {y}h22" stroke="#000" stroke-dasharray="{dashes[world]}"/>')
        drawn.append(f'<text x="{legend + 28}" y="{y + 4}">{escape(world)}</text>')
    drawn.append(
        f'<text x="{_LEFT}" y="{_HEIGHT - 12}">offers (people in the last one); milliseconds, both logarithmic</text>'
    )
    return "\n".join([*drawn, "</svg>", ""])
