"""The organisations that the source names, by kind, in the printed order of the part that names them."""

from .coverage import MEDIA
from .dialogues import CONSULTATION, DIALOGUES
from .engagement import JOINT_REPORT

COVER = JOINT_REPORT.lists[0]

ORGANISATIONS: dict[str, tuple[str, ...]] = {
    "civil society": (
        *(each.name for each in COVER.prepared + COVER.endorsed),
        DIALOGUES.umbrella.organisers[1],
    ),
    "government, met": tuple(each.institution for each in DIALOGUES.government.participants),
    # Under "Government of Cambodia", last bullet.
    "government, planned": ("Ministry of Justice",),
    # In the second, fourth and fifth ask on laws and policies.
    "government, in asks only": (
        "Ministry of Information",
        "Ministry of Education Youth and Sports",
        "Technical Working Group on Gender – Gender Based Violence",
    ),
    "embassies": tuple(each.institution for each in DIALOGUES.recommending_states.participants),
    "united nations": (
        *(each.institution for each in DIALOGUES.un_agencies.participants),
        CONSULTATION.organisers[1],
    ),
    "media outlets": tuple(dict.fromkeys(each.outlet for each in MEDIA)),
}
