"""The submission for the next cycle: the coalition's own text, and the matrix of recommendations as its annex."""

from reports.builders.contents import Submission
from reports.builders.telling import Telling


def build_submission(telling: Telling) -> Submission:
    return Submission(**telling.of_all_kinds())
