# ruff: noqa: E501 -- a sentence stands on one line, so that it is found by searching for it
"""The source's two tables, and civil society's asks."""

from .shapes import (
    AcceptedGroup,
    AcceptedTable,
    Ask,
    AskGroup,
    Asks,
    GovernmentAsks,
    OtherAsks,
    ProgressGroup,
    ProgressTable,
    Row,
    Theme,
)

# Under "Timeline: Cambodian CSOs engagement with the third UPR of Cambodia on SOGIESC-SRHR": the first table and
# the sentence before it. 110.54 is printed for Australia and again for Iceland.
ACCEPTED_TABLE = AcceptedTable(
    before="During its third Universal Periodic Review (UPR) in 2019, Cambodia accepted nine recommendations specifically on the protection of Sexual Orientation Gender Identity and Expression and Sex Characteristics (SOGIESC) rights.",
    title="Recommendations on SOGIESC rights accepted by Cambodia during its third UPR",
    column_heads=(
        "Recommendations",
        "Recommending State",
    ),
    groups=(
        AcceptedGroup(
            theme="Amend the Constitution to enable legal marriage equality for same-sex couples",
            rows=(
                Row(
                    "Amend the Constitution to ensure marriage equality for same-sex couples.",
                    "110.47",
                    "Iceland",
                ),
                Row(
                    "Amend article 45 of the Constitution so as to enable legal marriage equality with a view to pursuing full and equal treatment of lesbian, gay, bisexual, transgender and intersex persons in all areas.",
                    "110.51",
                    "Netherlands",
                ),
                Row(
                    "Amend article 45 of the Constitution to allow same-sex couples to marry.",
                    "110.55",
                    "Canada",
                ),
            ),
        ),
        AcceptedGroup(
            theme="Enactment of laws and policies guaranteeing non-discrimination on the basis of SOGIESC",
            rows=(
                Row(
                    "Introduce an anti-discrimination law that guarantees and explicitly prohibits all kinds of discrimination, including on the basis of sexual orientation, gender identity or sex characteristics.",
                    "110.45",
                    "Iceland",
                ),
                Row(
                    "Adopt, in consultation with civil society organizations, comprehensive legislation and policies against discrimination and violence based on sexual orientation or gender identity, and guarantee their implementation through all public entities, in particular in the education, health and labor sectors.",
                    "110.50",
                    "Mexico",
                ),
                Row(
                    "Introduce new legislation that guarantees equality and explicitly prohibits discrimination against lesbian, gay, bisexual, transgender and intersex persons.",
                    "110.52",
                    "Sweden",
                ),
                Row(
                    "Adopt effective measures to combat and punish discrimination and violence motivated by sexual orientation or gender identity.",
                    "110.53",
                    "Uruguay",
                ),
                Row(
                    "Introduce, by the end of 2023, an anti-discrimination law that guarantees equality and explicitly prohibits discrimination of all kinds, including on the basis of religion, sexual orientation, gender identity and expression or sex characteristics.",
                    "110.54",
                    "Australia",
                ),
            ),
        ),
        AcceptedGroup(
            theme="Enact legislation to enable legal gender recognition for trans people",
            rows=(Row("Introduce a gender recognition law.", "110.54", "Iceland"),),
        ),
    ),
)

# Under "Summary - Progress towards implementation of third cycle UPR recommendations on SOGIESC & SRHR accepted
# by Cambodia": the second table. The asterisk after the last column head is the footnote's mark and is left off
# both. Inside the second theme the rows stand in another order than in the first table.
PROGRESS_TABLE = ProgressTable(
    title="Summary - Progress towards implementation of third cycle UPR recommendations on SOGIESC & SRHR accepted by Cambodia",
    column_heads=(
        "Recommendations on SOGIESC rights & SRHR accepted by Cambodia at its third UPR",
        "Recommending State",
        "Progress towards implementation at the mid-term period (January 2022)",
    ),
    groups=(
        ProgressGroup(
            theme="Marriage Equality for LGBT+ couples",
            rows=(
                Row(
                    "Amend the Constitution to ensure marriage equality for same-sex couples.",
                    "110.47",
                    "Iceland",
                ),
                Row(
                    "Amend article 45 of the Constitution so as to enable legal marriage equality with a view to pursuing full and equal treatment of lesbian, gay, bisexual, transgender and intersex persons in all areas.",
                    "110.51",
                    "Netherlands",
                ),
                Row(
                    "Amend article 45 of the Constitution to allow same-sex couples to marry.",
                    "110.55",
                    "Canada",
                ),
            ),
            status="Not yet implemented",
            narrative="The Royal Government of Cambodia (RGC) has not yet taken significant concrete actions to advance the process of legal review and reform to enable legal marriage equality for lesbian, gay, bisexual and transgender (LGBT+) couples.",
        ),
        ProgressGroup(
            theme="Enacting laws and policies prohibiting discrimination on the basis of SOGIESC",
            rows=(
                Row(
                    "Introduce an anti-discrimination law that guarantees and explicitly prohibits all kinds of discrimination, including on the basis of sexual orientation, gender identity or sex characteristics.",
                    "110.45",
                    "Iceland",
                ),
                Row(
                    "Introduce new legislation that guarantees equality and explicitly prohibits discrimination against lesbian, gay, bisexual, transgender and intersex persons.",
                    "110.52",
                    "Sweden",
                ),
                Row(
                    "Introduce, by the end of 2023, an anti-discrimination law that guarantees equality and explicitly prohibits discrimination of all kinds, including on the basis of religion, sexual orientation, gender identity and expression or sex characteristics.",
                    "110.54",
                    "Australia",
                ),
            ),
            status="Not yet implemented",
            narrative="The RGC has not yet publicly taken significant concrete steps to review existing laws and introduce new legislation which explicitly prohibits discrimination on the basis of SOGIESC.",
        ),
        ProgressGroup(
            theme="Enacting laws and policies prohibiting discrimination on the basis of SOGIESC",
            rows=(
                Row(
                    "Adopt, in consultation with civil society organizations, comprehensive legislation and policies against discrimination and violence based on sexual orientation or gender identity, and guarantee their implementation through all public entities, in particular in the education, health and labor sectors.",
                    "110.50",
                    "Mexico",
                ),
                Row(
                    "Adopt effective measures to combat and punish discrimination and violence motivated by sexual orientation or gender identity.",
                    "110.53",
                    "Uruguay",
                ),
            ),
            status="Some progress made, but further concrete actions remain to be taken to guarantee full implementation",
            narrative='Some welcomed first steps and progress in terms of general "measures" and "policies" against discrimination based on SOGIESC: Comprehensive Sexuality Education (CSE) curriculum; inclusion of lesbian, bisexual and transgender (LBT) persons in National Action Plan to Prevent Violence Against Women (NAPVAW); statement by high level officials; awareness raising work by CSOs. Nonetheless, further concrete actions by the RGC are needed to fully and effectively implement the recommendations.',
        ),
        ProgressGroup(
            theme="Legal Gender Recognition",
            rows=(Row("Introduce a gender recognition law.", "110.54", "Iceland"),),
            status="Not yet implemented",
            narrative="The RGC has not yet taken significant concrete actions to advance on introducing legislation supporting transgender people's right to be legally recognized according to their self-defined gender identity.",
        ),
    ),
    footnote="Please refer to the full civil society UPR mid-term report on SOGIESC rights and SRHR in Cambodia for a comprehensive analysis of progress towards implementation of these accepted recommendations on SOGIESC-SRHR. The full report is available at:",
    footnote_link="https://rockcambodia.org/category/rock-publication/",
    as_of_edtf="2022-01",
)

# Under "Recommendations to the Royal Government of Cambodia …" and "Suggested recommendations for other
# stakeholders …".
# The asterisk after the first heading is the footnote's mark; the footnote itself stands below the second list.
# `institutions` are those that an ask names by name, as it prints them.
ASKS = Asks(
    government=GovernmentAsks(
        heading="Recommendations to the Royal Government of Cambodia to address implementation gaps & ensure implementation of accepted recommendations on SOGIESC-SRHR before the next UPR cycle",
        groups=(
            AskGroup(
                theme="Marriage equality for LGBT+ couples",
                preamble="Cambodian LGBT+ persons have continuously identified the obtention of legal marriage equality as the priority to protect their equal marriage and family rights, as well as to reduce and ultimately eliminate the high levels of discrimination they face.",
                asks=(
                    Ask(
                        text="Take concrete steps working together with all relevant stakeholders to enable legal marriage equality for LGBT+ couples, based on the commitment in the third cycle UPR."
                    ),
                    Ask(
                        text="Promptly consider forming a multi-stakeholder working group (or similar appropriate mechanism) in charge of studying and reviewing the proposed legal amendments to enable legal marriage equality for LGBT+ couples, including the proposed amendment to Article 45 of the Cambodian Constitution and other relevant laws. The multi-stakeholder technical working group should include all relevant stakeholders including relevant Cambodian government institutions, members of the LGBT+ community and civil society organizations (CSOs) working on SOGIESC rights, SRHR, women's rights, gender equality and children's rights, and United Nations agencies."
                    ),
                ),
            ),
            AskGroup(
                theme="Laws and Policies prohibiting discrimination based on SOGIESC",
                preamble="",
                asks=(
                    Ask(
                        text="Conduct activities at key ministries levels, particularly within the Ministry of Women's Affairs (MoWA), Ministry of Interior and Ministry of Justice, to increase understanding among government officials on SOGIESC and SRHR concepts and rights, the context for LGBT+ rights in Cambodia, and the current gaps in protecting their equal and equitable rights.",
                        institutions=(
                            "Ministry of Women's Affairs (MoWA)",
                            "Ministry of Interior",
                            "Ministry of Justice",
                        ),
                    ),
                    Ask(
                        text="Increase efforts by government officials and institutions, including the Ministry of Information, in engaging proactively with the media and diffusing messages encouraging the public not to bully or discriminate against LGBT+ people, and in particular encouraging parents and families to accept and support their LGBT+ children.",
                        institutions=("Ministry of Information",),
                    ),
                    Ask(
                        text="As a first step, relevant institutions from the RGC should consider issuing official government letters highlighting the right to non-discrimination based on SOGIESC in all sectors including family, education, health, and employment/workplace. The official letters can be specifically addressed to commune councilors and local officials in charge of civil registration. In parallel, the RGC should study the possibility for concrete legal and policy changes to effectively protect LGBT+ people from discrimination based on their SOGIESC in all sectors and guarantee their equal and equitable rights."
                    ),
                    Ask(
                        text="To achieve SOGIESC-inclusive CSE curriculum in schools going forward, it is important that the RGC and Ministry of Education Youth and Sports establish a clear action plan with adequate human resources and budget allocation, and educational materials, to step up efforts to train public schools teachers nation-wide on SOGIESC & SRHR concepts and rights so that they can effectively and adequately teach their students.",
                        institutions=("Ministry of Education Youth and Sports",),
                    ),
                    Ask(
                        text="Develop effective implementation of NAPVAW (2019-2023) and strategic interventions, accompanied by adequate resource allocation, notably regarding education, awareness raising, and protection for LBT persons from gender-based violence and discrimination, including making available and accessible comprehensive health and legal services for LBT survivors. This should be carried out through strengthening the work of the Technical Working Group on Gender – Gender Based Violence (TWGG-GBV), and in consultation with civil society working on the rights of LGBT+ persons. MoWA and through the work of the TWGG-GBV should also consider studying necessary legal reforms to protect LBT persons from gender-based violence and discrimination.",
                        institutions=(
                            "Technical Working Group on Gender – Gender Based Violence (TWGG-GBV)",
                            "MoWA",
                        ),
                    ),
                ),
            ),
            AskGroup(
                theme="Legal gender recognition for transgender people",
                preamble="",
                asks=(
                    Ask(
                        text="Engage in further dialogue with relevant ministries, and other key stakeholders, including CSOs working on SOGIESC-SRHR rights, and transgender persons, in order to advance the process of introducing legislation enabling legal gender recognition based on self-determination in line with international human rights law and standards. Consider learning from the experiences of other countries in enacting laws and policies allowing legal gender recognition, and international human rights standards related to legal gender recognition."
                    ),
                ),
            ),
        ),
        footnote="Please refer to the full civil society UPR mid-term report on SOGIESC rights and SRHR in Cambodia for the comprehensive list of recommendations.",
    ),
    others=OtherAsks(
        heading="Suggested recommendations for other stakeholders including Recommending States & United Nations agencies to support implementation of UPR recommendations on SOGIESC-SRHR.",
        asks=(
            Ask(
                text="Continue regular and pro-active dialogue with civil society on how to advance on the protection of SOGIESC rights and SRHR in Cambodia.",
                continuation="In addition, consider supporting the work (including through funding and technical supports) of CSOs, academic institutions, and media and journalism working to support the progress on advancing the protection of SOGIESC rights and SRHR in line with UPR recommendations accepted by Cambodia.",
            ),
            Ask(
                text="Consider raising the issue of the protection of SOGIESC rights and SRHR in line with accepted UPR recommendations in their interactions with the Cambodian government.",
                continuation="Notably, consider proactively offering some supports to the RGC in advancing on legal reforms to protect SOGIESC rights and SRHR in line with accepted UPR recommendations (including technical expertise for legal review, and sharing experiences from other countries regarding the processes, requirements, and procedures for legal reforms to protect SOGIESC rights, including legal marriage equality for LGBT+ couples).",
            ),
        ),
    ),
)

# The three themes stand in one order in all three places.
THEMES = (
    Theme(
        in_accepted_table="Amend the Constitution to enable legal marriage equality for same-sex couples",
        in_progress_table="Marriage Equality for LGBT+ couples",
        in_asks="Marriage equality for LGBT+ couples",
    ),
    Theme(
        in_accepted_table="Enactment of laws and policies guaranteeing non-discrimination on the basis of SOGIESC",
        in_progress_table="Enacting laws and policies prohibiting discrimination on the basis of SOGIESC",
        in_asks="Laws and Policies prohibiting discrimination based on SOGIESC",
    ),
    Theme(
        in_accepted_table="Enact legislation to enable legal gender recognition for trans people",
        in_progress_table="Legal Gender Recognition",
        in_asks="Legal gender recognition for transgender people",
    ),
)
