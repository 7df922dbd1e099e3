"""The briefing sheet: what one State recommended, what came of it, and what it might ask next."""

from reports.builders.contents import BriefingSheet
from reports.builders.telling import Telling


def build_briefing(telling: Telling) -> BriefingSheet:
    state = telling.edition.report.about_state
    if state is None:
        raise ValueError(f"{telling.edition.report!r} is for no State")  # which a constraint forbids
    theirs = [row for row in telling.rows if state in row.recommendation.recommending_states.all()]
    return BriefingSheet(**telling.of_all_kinds(theirs), about=state.name)
