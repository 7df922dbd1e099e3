# ruff: noqa: E501 -- a sentence stands on one line, so that it is found by searching for it
"""The dialogues of March-April 2022, what was said at the consultation, and the next steps."""

from .shapes import Consultation, Dialogues, NextSteps, Participant, Series, Statement, Umbrella

# Under "Dialogues with key stakeholders …" (the umbrella), "Government of Cambodia", "Recommending States" and
# "UN Agencies". Only the Government's are said to be online. The UN agencies are named in the third bullet of the
# umbrella only; their own heading has no list and no key points, just the quotation.
DIALOGUES = Dialogues(
    umbrella=Umbrella(
        heading="Dialogues with key stakeholders on the Universal Periodic Review (UPR) mid-term reporting period on SOGIESC –SRHR in Cambodia",
        date="March-April 2022",
        edtf="2022-03/2022-04",
        introduction="In March-April 2022 following the publication of the CSO mid-term report on SOGIESC-SRHR, RoCK together with Love is Diversity, CCHR, RHAC and MRIF organized a series of meeting with key stakeholders:",
        organisers=(
            "RoCK",
            "Love is Diversity",
            "CCHR",
            "RHAC",
            "MRIF",
        ),
        bullets=(
            "Representatives from the Government of Cambodia, including CHRC, MoWA and MoI.",
            "Representatives from UPR Recommending States, including Canada, the Netherlands, Iceland, Australia, Sweden and Mexico.",
            "Representatives from United Nations agencies, including UN Resident Coordinator Office, OHCHR, UNFPA, UNICEF.",
            "RoCK also participated in the National Consultation Workshop on the UPR mid-term report organized by CHRC and UN Cambodia.",
        ),
        objectives_lead="Objectives of these dialogues:",
        objectives=(
            "Discuss progress towards implementation of third cycle UPR recommendations on SOGIESC & SRHR accepted by Cambodia since 2019.",
            "Discuss the ways forward for supporting progress towards equal protection of the rights of LGBT+ persons in Cambodia, in line with supporting the implementation of UPR recommendations and primarily towards enabling marriage equality LGBT+ couples as prioritized by the LGBT+ community.",
        ),
    ),
    government=Series(
        kind="government",
        heading="Government of Cambodia",
        lead="Online dialogues with representatives from the Royal Government of Cambodia including:",
        participants=(
            Participant(
                printed="Cambodian Human Rights Committee (CHRC)",
                institution="Cambodian Human Rights Committee",
                acronym="CHRC",
            ),
            Participant(
                printed="Legislative Council of the Ministry of Interior (MoI)",
                institution="Ministry of Interior",
                acronym="MoI",
                unit="Legislative Council",
            ),
            Participant(
                printed="General Department of Social Development of the Ministry of Women's Affairs (MoWA)",
                institution="Ministry of Women's Affairs",
                acronym="MoWA",
                unit="General Department of Social Development",
            ),
        ),
        planned="In the future, also planning to meet the Ministry of Justice (MoJ).",
        key_points_heading="Key points discussed:",
        key_points=(
            "Recommending the formation of a multi-stakeholder working group in charge of studying and reviewing the proposed legal amendments to enable legal marriage equality for LGBT+ couples, under the coordination of the Cambodian Human Rights Committee.",
        ),
        mode="online",
    ),
    recommending_states=Series(
        kind="recommending States",
        heading="Recommending States",
        lead="Meetings with representatives from UPR recommending states including:",
        participants=(
            Participant(
                printed="Office of the Embassy of Canada in Phnom Penh",
                institution="Office of the Embassy of Canada",
                seat="Phnom Penh",
                state="Canada",
            ),
            Participant(
                printed="Embassy of Iceland in Beijing",
                institution="Embassy of Iceland",
                seat="Beijing",
                state="Iceland",
            ),
            Participant(
                printed="Embassy of the Kingdom of the Netherlands in Thailand",
                institution="Embassy of the Kingdom of the Netherlands",
                seat="Thailand",
                state="Netherlands",
            ),
            Participant(
                printed="Embassy of Mexico in Thailand",
                institution="Embassy of Mexico",
                seat="Thailand",
                state="Mexico",
            ),
            Participant(
                printed="Australian Embassy in Cambodia",
                institution="Australian Embassy",
                seat="Cambodia",
                state="Australia",
            ),
            Participant(
                printed="Embassy of Sweden Section Office in Phnom Penh",
                institution="Embassy of Sweden Section Office",
                seat="Phnom Penh",
                state="Sweden",
            ),
        ),
        planned="",
        key_points_heading="Key points discussed:",
        key_points=(
            "Request for recommending states to support the implementation of UPR recommendations on SOGIESC-SRHR, including continuing proactive dialogues on protection of LGBT+ rights in Cambodia, considering providing technical supports and sharing experiences in enacting legal marriage equality legislation.",
        ),
        mode="",
    ),
    un_agencies=Series(
        kind="UN agencies",
        heading="UN Agencies",
        lead="",
        participants=(
            Participant(printed="UN Resident Coordinator Office", institution="UN Resident Coordinator Office"),
            Participant(printed="OHCHR", institution="OHCHR"),
            Participant(printed="UNFPA", institution="UNFPA"),
            Participant(printed="UNICEF", institution="UNICEF"),
        ),
        planned="",
        key_points_heading="",
        key_points=(),
        mode="",
    ),
)

# The first under "UN Agencies" (said at the consultation), the others under "Consultation on the UPR mid-term
# report …". The semicolon that ends the second belongs to the list it stood in.
STATEMENTS = (
    Statement(
        text="During my conversations with LGBTI community in Cambodia, they have continuously identified the obtention of legal marriage equality as a priority to protect their rights and reduce the high levels of discrimination they face. The UN supports recommendations by Iceland, Netherlands, and Canada, to allow same-sex couples to marry, in order to promote equality for all Cambodians.",
        kind="direct",
        speaker="Ms. Pauline Tamesis",
        office="United Nations Resident Coordinator in Cambodia",
        occasion="Opening remarks at the Consultation on the UPR mid-term report developed by the RGC following the 3rd UPR cycle, 23 March 2022",
        edtf="2022-03-23",
    ),
    Statement(
        text="While progress has been made, there are a number of outstanding UPR recommendations to the government that require further attention, including those encouraging Cambodia to amend the Constitution to allow same-sex couples to marry",
        kind="unattributed",
        speaker="",
        office="",
        occasion="Consultation on the UPR mid-term report developed by the RGC following the 3rd UPR cycle",
        edtf="2022-03-23",
    ),
    Statement(
        text="RoCK asked about action on LGBT+ rights related recommendations; in response CHRC member His Excellency Katta Orn welcomed collaboration between NGOs and the CHRC to address LGBT+ problems and called on LGBT+ groups to compile laws and research on same-sex marriage, for the CHRC to use as a foundation for further advocacy.",
        kind="reported",
        speaker="His Excellency Katta Orn",
        office="CHRC member",
        occasion="Consultation on the UPR mid-term report developed by the RGC following the 3rd UPR cycle",
        edtf="2022-03-23",
    ),
)

# Under "Consultation on the UPR mid-term report …"; its other name and RoCK's part stand in the umbrella's last
# bullet.
CONSULTATION = Consultation(
    heading="Consultation on the UPR mid-term report developed by the RGC following the 3rd UPR cycle, organized by CHRC & UN Cambodia 23 March 2022",
    date="23 March 2022",
    edtf="2022-03-23",
    names=(
        "National Consultation Workshop on the UPR mid-term report",
        "Consultation on the UPR mid-term report developed by the RGC following the 3rd UPR cycle",
    ),
    organisers=(
        "CHRC",
        "UN Cambodia",
    ),
    participants=("RoCK",),
)

# Under "Next Steps".
NEXT_STEPS = NextSteps(
    heading="Next Steps",
    lead="In the next two years before the fourth cycle of Cambodia's UPR scheduled in 2024:",
    steps=(
        "Continue proactive dialogue and engagement with all key stakeholders to contribute to progress towards equal protection of the rights of LGBT+ persons in Cambodia, in line with supporting the implementation of UPR recommendations and primarily towards enabling marriage equality LGBT+ couples as prioritized by the LGBT+ community.",
        "Specifically, the immediate next step will be working with all stakeholders for the formation of a multi-stakeholder working group in charge of studying and reviewing the proposed legal amendments to enable legal marriage equality for LGBT+ couples, including learning from legislation and experiences from other countries.",
        '"ខ្ញុំទទួលយក - I Accept" campaign supports the progress towards the implementation of these accepted UPR recommendations, by raising the voices and stories of the Cambodian LGBT+ community members, their families, their parents, allies from all sectors, and the general public across the country through the media and social media, for more understanding, acceptance, and support for the importance of obtaining legal marriage equality for LGBT+ couples in Cambodia.',
    ),
)
