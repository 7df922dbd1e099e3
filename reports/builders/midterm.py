"""The mid-term report: what was accepted, how it was judged and on which grounds, and what civil society asks."""

from reports.builders.asks import build_asks
from reports.builders.contents import MidtermReport
from reports.builders.progress import build_scale
from reports.builders.telling import Telling


def build_midterm(telling: Telling) -> MidtermReport:
    return MidtermReport(**telling.of_all_kinds(), scale=build_scale(), asks=build_asks(telling.scope))
