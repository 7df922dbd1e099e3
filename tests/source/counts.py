"""How many rows of each kind the record must hold, counted in the source and not from the literals."""

COUNTS = {
    # The third of Cambodia: "During its third Universal Periodic Review (UPR) in 2019 …"
    "reviews": 1,
    # Three theme rows in each table, three subheadings in the asks to the Government.
    "themes": 3,
    "theme_wordings": 9,
    # "Cambodia accepted nine recommendations"; 110.54 is printed for Australia and for Iceland.
    "recommendations": 9,
    "paragraph_numbers": 8,
    # Iceland, Netherlands, Canada, Mexico, Sweden, Uruguay, Australia: the tables' second column.
    "recommending_states": 7,
    # The filled cells of the progress table's third column, over 3, 3, 2 and 1 rows.
    "assessments": 4,
    # "Endorsed by 19 civil society organizations": "prepared by" four "and also endorsed by" fifteen.
    "endorsements": 19,
    "endorsements_prepared": 4,
    "endorsements_endorsed": 15,
    # The two links to the joint report: "See full report:" and the progress table's footnote.
    "joint_report_links": 2,
    # Bullets under "Recommendations to the Royal Government of Cambodia …" (2 + 5 + 1) and under "Suggested
    # recommendations for other stakeholders …" (2, each with a continuation in italics). One has a preamble.
    "asks": 10,
    "asks_to_government": 8,
    "asks_to_others": 2,
    "ask_continuations": 2,
    "ask_preambles": 1,
    # The main bullets of "Timeline: …", and the two that hang under September 2021 and March 2022.
    "events": 9,
    "events_hanging": 2,
    # "a series of meeting with key stakeholders": the whole of March-April 2022, …
    "dialogue_umbrellas": 1,
    # … its three kinds (Government of Cambodia, Recommending States, UN agencies), each told as one series, …
    "dialogue_series": 3,
    # … and the one dated meeting: "Consultation on the UPR mid-term report …", 23 March 2022.
    "dialogue_meetings": 1,
    # "In the future, also planning to meet the Ministry of Justice (MoJ)": not held.
    "dialogues_planned": 1,
    # "Objectives of these dialogues:", and one line under each of the two "Key points discussed:".
    "objectives": 2,
    "key_points": 2,
    # "RoCK together with Love is Diversity, CCHR, RHAC and MRIF organized …"
    "organisers_of_the_series": 5,
    # "organized by CHRC & UN Cambodia"; "RoCK also participated in the National Consultation Workshop …"
    "organisers_of_the_consultation": 2,
    "participants_in_the_consultation": 1,
    # The bullets under "Government of Cambodia" but for the planned one, those under "Recommending States",
    # and "United Nations agencies, including UN Resident Coordinator Office, OHCHR, UNFPA, UNICEF".
    "participants_government": 3,
    "participants_recommending_states": 6,
    "participants_un_agencies": 4,
    # "UN Agencies" (Ms. Tamesis, quoted) and the two paragraphs under "Consultation on …": one without a
    # speaker, one reporting H.E. Katta Orn.
    "statements": 3,
    "statements_direct": 1,
    "statements_reported": 1,
    "statements_unattributed": 1,
    # The bullets under "Next Steps".
    "next_steps": 3,
    # The bullets under the second "Media Coverage"; BTVnews has two links, four links carry a fbclid.
    "media": 12,
    "media_links": 13,
    "media_links_with_fbclid": 4,
    "media_khmer_titles": 9,
    # The bullets under the first "Media Coverage".
    "media_occasions": 3,
}

# Names as printed, a name once. "VOD Radios" and "VOD radio" are two printed names; the source does not say
# that they are one outlet. Klahaan and Klahan are one organisation.
ORGANISATION_COUNTS = {
    # The nineteen of the joint report, and Love is Diversity, which organised dialogues and did not endorse.
    "civil society": 20,
    # CHRC, MoI and MoWA were met, MoJ is planned.
    "government, met": 3,
    "government, planned": 1,
    # The Ministry of Information, the Ministry of Education Youth and Sports and the TWGG-GBV.
    "government, in asks only": 3,
    "embassies": 6,
    # The four agencies of the dialogues, and "UN Cambodia", which organised the consultation.
    "united nations": 5,
    "media outlets": 9,
}
