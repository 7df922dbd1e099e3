"""The source's sentences, word for word: the specification of the Cambodian record, written apart from it.

The source is the summary report of the dialogues of March-April 2022. Markdown marks and bullets are not its
text; its slips of scanning are mended here, once, and everything else stands as printed.
"""

from itertools import chain

from .counts import COUNTS, ORGANISATION_COUNTS
from .coverage import CLOSING, CONTACT, MEDIA, MEDIA_OCCASIONS
from .dialogues import CONSULTATION, DIALOGUES, NEXT_STEPS, STATEMENTS
from .engagement import FRONT_PAGE, JOINT_REPORT, TIMELINE
from .organisations import ORGANISATIONS
from .promises import ACCEPTED_TABLE, ASKS, PROGRESS_TABLE, THEMES
from .shapes import Mended, printed

__all__ = [
    "ACCEPTED_TABLE",
    "ASKS",
    "CLOSING",
    "CONSULTATION",
    "CONTACT",
    "COUNTS",
    "DIALOGUES",
    "EVERYTHING",
    "FRONT_PAGE",
    "JOINT_REPORT",
    "KEPT",
    "LITERALS",
    "MEDIA",
    "MEDIA_OCCASIONS",
    "MENDED",
    "NEXT_STEPS",
    "ORGANISATIONS",
    "ORGANISATION_COUNTS",
    "PROGRESS_TABLE",
    "REPEATED",
    "SENTENCES",
    "SERIES",
    "STATEMENTS",
    "THEMES",
    "TIMELINE",
    "printed",
]

MENDED = (
    Mended("CHRC, MoWA and Mol.", "CHRC, MoWA and MoI.", "the umbrella's first bullet"),
    Mended(
        "following the 3<sup>rd</sup> UPR cycle, 23 March 2022",
        "following the 3rd UPR cycle, 23 March 2022",
        "the occasion of Ms. Tamesis's words",
    ),
    Mended(
        "following the 3<sup>rd</sup> UPR cycle, organized by",
        "following the 3rd UPR cycle, organized by",
        "the heading of the consultation",
    ),
)

# What looks like a slip and is the source's own wording. It stays.
KEPT = (
    "Cambodian CSOs engagement",
    "a series of meeting with",
    "SOGIESC –SRHR",
    "Klahan Organization",
    "enabling marriage equality LGBT+ couples",
    "public schools teachers",
    "conversations with LGBTI community",
    "offering some supports",
    "In the future, also planning to meet",
    "VOD Radios",
    "27 Sep 2021",
)

# Page furniture: printed again as the title page of a part, with what it repeats.
REPEATED = (
    "Dialogues with key stakeholders on the Universal Periodic Review (UPR) mid-term reporting period on "
    "SOGIESC - SRHR in Cambodia",
    FRONT_PAGE.date,
    JOINT_REPORT.date,
    MEDIA_OCCASIONS.heading,
)

# In the source's order.
EVERYTHING = (
    FRONT_PAGE,
    TIMELINE,
    ACCEPTED_TABLE,
    JOINT_REPORT,
    PROGRESS_TABLE,
    ASKS,
    CONTACT,
    DIALOGUES,
    STATEMENTS,
    CONSULTATION,
    NEXT_STEPS,
    MEDIA_OCCASIONS,
    MEDIA,
    CLOSING,
)

# Every printed string once.
LITERALS = tuple(dict.fromkeys(chain(printed(EVERYTHING), *ORGANISATIONS.values())))

SERIES = (DIALOGUES.government, DIALOGUES.recommending_states, DIALOGUES.un_agencies)

# What a reader must find on a page and in the PDF, by part. Numbers, States, dates and links are not here: a
# page may set them in its own way, so they are compared row by row.
SENTENCES: dict[str, tuple[str, ...]] = {
    "accepted table": (
        ACCEPTED_TABLE.before,
        ACCEPTED_TABLE.title,
        *(group.theme for group in ACCEPTED_TABLE.groups),
        *(row.text for group in ACCEPTED_TABLE.groups for row in group.rows),
    ),
    "progress table": (
        PROGRESS_TABLE.title,
        *dict.fromkeys(group.theme for group in PROGRESS_TABLE.groups),
        *(row.text for group in PROGRESS_TABLE.groups for row in group.rows),
        *dict.fromkeys(group.status for group in PROGRESS_TABLE.groups),
        *(group.narrative for group in PROGRESS_TABLE.groups),
        PROGRESS_TABLE.footnote,
    ),
    "asks": (
        ASKS.government.heading,
        *(group.theme for group in ASKS.government.groups),
        *(group.preamble for group in ASKS.government.groups if group.preamble),
        *(ask.text for group in ASKS.government.groups for ask in group.asks),
        ASKS.government.footnote,
        ASKS.others.heading,
        *(ask.text for ask in ASKS.others.asks),
        *(ask.continuation for ask in ASKS.others.asks),
    ),
    "timeline": tuple(text for event in TIMELINE.events for text in (event.text, *event.hanging)),
    "joint report": (
        JOINT_REPORT.heading,
        *JOINT_REPORT.bullets,
        *(title.text for title in JOINT_REPORT.titles[:3]),
    ),
    "dialogues": (
        DIALOGUES.umbrella.introduction,
        *DIALOGUES.umbrella.bullets,
        *DIALOGUES.umbrella.objectives,
        *(series.lead for series in SERIES if series.lead),
        *(participant.printed for series in SERIES for participant in series.participants),
        DIALOGUES.government.planned,
        CONSULTATION.heading,
    ),
    "key points": tuple(point for series in SERIES for point in series.key_points),
    "statements": tuple(printed(STATEMENTS)),
    "next steps": (NEXT_STEPS.lead, *NEXT_STEPS.steps),
    "media": tuple(text for coverage in MEDIA for text in (coverage.outlet, coverage.title)),
    "media occasions": MEDIA_OCCASIONS.bullets,
    "contact": (CONTACT.lead, CONTACT.email),
    "closing": (CLOSING,),
}
