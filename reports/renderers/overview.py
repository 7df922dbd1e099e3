"""How many of each theme's recommendations stand at which step of the scale, as bars that can be compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from reports.builders.shapes import Progress, Theme


@dataclass(frozen=True)
class Segment:
    """Those at one step. `width` is in thousandths of the longest bar, on whose scale all bars are drawn."""

    icon: str
    width: int


@dataclass(frozen=True)
class Bar:
    theme: Theme
    segments: Sequence[Segment]


def bars_of(progress: Progress) -> list[Bar]:
    longest = max((theme.total for theme in progress.themes), default=0)
    return [Bar(theme, segments_of(theme, longest)) for theme in progress.themes]


def segments_of(theme: Theme, longest: int) -> list[Segment]:
    """None is too narrow to be seen."""
    return [Segment(count.grade.icon, max(1000 * count.number // longest, 4)) for count in theme.counts if count.number]


def widths_of(bars: Iterable[Bar]) -> str:
    """The styles that give the segments their widths: a class for each, since no element has a style of its own."""
    widths = sorted({segment.width for segment in chain.from_iterable(bar.segments for bar in bars)})
    return "".join(f".w{width}{{width:{width / 10:.1f}%}}" for width in widths)
