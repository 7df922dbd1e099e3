# ruff: noqa: E501 -- a sentence stands on one line, so that it is found by searching for it
"""The source's front page, its timeline, and what it tells of the joint report of 3 March 2022."""

from .shapes import Event, FrontPage, JointReport, Signatory, SignatoryList, Timeline, Title

# The front page, and the title page of the introduction.
FRONT_PAGE = FrontPage(
    title="Summary Report of the Dialogues with key stakeholders on the Universal Periodic Review (UPR) mid-term reporting period on SOGIESC - SRHR in Cambodia",
    date="March-April 2022",
    edtf="2022-03/2022-04",
    introduction_heading="Introduction",
    introduction_subheading="Cambodian CSOs engagement with the third UPR of Cambodia on SOGIESC - SRHR",
)

# Under "Timeline: Cambodian CSOs engagement with the third UPR of Cambodia on SOGIESC-SRHR". The plus sign before
# what hangs under a line is its bullet.
TIMELINE = Timeline(
    heading="Timeline: Cambodian CSOs engagement with the third UPR of Cambodia on SOGIESC-SRHR",
    events=(
        Event(
            date="2018",
            edtf="2018",
            text="Consultations with LGBT+ Communities to determine priority issues in preparation of the UPR Joint-submission on SOGIESC-SRHR.",
        ),
        Event(
            date="July 2018",
            edtf="2018-07",
            text="Publication of civil society UPR Joint-submission on SOGIESC-SRHR in Cambodia",
        ),
        Event(
            date="August 2018-January 2019",
            edtf="2018-08/2019-01",
            text="Advocacy engagement with all stakeholders ahead of the UPR review.",
        ),
        Event(
            date="2019",
            edtf="2019",
            text="Third UPR Review of Cambodia → Cambodia received & accepted 9 recommendations on SOGIESC-SRHR",
        ),
        Event(
            date="May 2019",
            edtf="2019-05",
            text="National Dialogue on Laws and Policies to Protect LGBTIQ People in Cambodia.",
        ),
        Event(
            date="September 2021",
            edtf="2021-09",
            text="Joint statement by 16 CSOs: “Step up efforts to protect the rights of LGBTIQ people in Cambodia, in line with the UPR recommendations accepted by Cambodia.”",
            hanging=("Informal Dialogues with Cambodian government, recommending states, and UN agencies.",),
        ),
        Event(
            date="December 2021",
            edtf="2021-12",
            text="Roundtable Dialogue on Advancing Legal Protection for LGBT+ Couples in Cambodia",
        ),
        Event(
            date="December 2021",
            edtf="2021-12",
            text="Launching of “ខ្ញុំទទួលយក I Accept” campaign, to contribute to advancing the legal protection of marriage equality for LGBT+ couples, in line with Cambodia’s commitment at the third UPR.",
        ),
        Event(
            date="March 2022",
            edtf="2022-03",
            text="Publication of CSO mid-term UPR report on SOGIESC-SRHR in Cambodia",
            hanging=("Dialogues with Cambodian government, recommending states, and UN agencies.",),
        ),
    ),
)

# Under "Civil society joint-report on SOGIESC Rights and SRHR for the voluntary mid-term reporting period of
# Cambodia's third UPR." The second link is printed in the footnote of the progress table. The cover and the inside
# page print the organisations in one order with different spellings; "the" and "and" before a name are left off it.
JOINT_REPORT = JointReport(
    heading="Civil society joint-report on SOGIESC Rights and SRHR for the voluntary mid-term reporting period of Cambodia's third UPR.",
    date="03 March 2022",
    edtf="2022-03-03",
    bullets=(
        "Endorsed by 19 civil society organizations.",
        "Presents an assessment of the progress made by Cambodia towards the implementation of accepted UPR recommendations on SOGIESC-SRHR since 2019.",
        "Suggests concrete recommendations to the Royal Government of Cambodia and other UPR stakeholders including recommending states and UN agencies on ways forward to address remaining gaps and ensure the effective implementation of accepted UPR recommendations on SOGIESC rights before the next UPR cycle, thereby protecting the human rights of LGBT+ communities across Cambodia.",
    ),
    link_lead="See full report:",
    links=(
        "https://rockcambodia.org/universal-periodic-review-upr-mid-term-report-on-the-rights-of-lesbian-gay-bisexual-transgender-lgbt-people-in-cambodia/",
        "https://rockcambodia.org/category/rock-publication/",
    ),
    titles=(
        Title(
            "Sexual Orientation, Gender Identity and Expression and Sex Characteristics (SOGIESC) Rights and Sexual Reproductive Health and Rights (SRHR) in Cambodia",
            "cover",
        ),
        Title(
            "Universal Periodic Review (UPR) Mid-term report for the third UPR of the Kingdom of Cambodia",
            "cover",
        ),
        Title("Universal Periodic Review (UPR) Mid-term report Cambodia", "inside page"),
        Title(
            "Sexual Orientation, Gender Identity and Expression and Sex Characteristics (SOGIESC) Rights and Sexual Reproductive Health and Rights (SRHR) in Cambodia",
            "inside page",
        ),
        Title("CSO mid-term UPR report on SOGIESC-SRHR in Cambodia", "timeline"),
        Title("CSO mid-term report on SOGIESC-SRHR", "introduction to the dialogues"),
        Title("CSO UPR mid-term report on SOGIESC-SRHR", "media occasions"),
        Title(
            "civil society UPR mid-term report on SOGIESC rights and SRHR in Cambodia",
            "footnotes of the progress table and of the asks",
        ),
    ),
    lists=(
        SignatoryList(
            where="cover",
            lead="Joint-report prepared by",
            prepared=(
                Signatory(
                    "Rainbow Community Kampuchea Organization",
                    "RoCK",
                    'Rainbow Community Kampuchea Organization ("RoCK")',
                ),
                Signatory("Cambodian Center for Human Rights", "CCHR", 'Cambodian Center for Human Rights ("CCHR")'),
                Signatory(
                    "Reproductive Health Association of Cambodia",
                    "RHAC",
                    'Reproductive Health Association of Cambodia ("RHAC")',
                ),
                Signatory(
                    "Micro Rainbow International Foundation",
                    "MRIF",
                    'Micro Rainbow International Foundation ("MRIF")',
                ),
            ),
            between="and also endorsed by",
            endorsed=(
                Signatory(
                    "Gender and Development for Cambodia",
                    "GADC",
                    'Gender and Development for Cambodia ("GADC")',
                ),
                Signatory("Klahaan Organization", "", "Klahaan Organization"),
                Signatory("SILAKA Cambodia", "", "SILAKA Cambodia"),
                Signatory("ActionAid Cambodia", "", "ActionAid Cambodia"),
                Signatory("DanChurchAid Cambodia", "DCA", 'DanChurchAid Cambodia ("DCA")'),
                Signatory("Save the Children", "", "Save the Children"),
                Signatory("ILGA Asia", "", "ILGA Asia"),
                Signatory("APCOM", "", "APCOM"),
                Signatory(
                    "Asia Pacific Alliance for Sexual and Reproductive Health and Rights",
                    "APA",
                    'Asia Pacific Alliance for Sexual and Reproductive Health and Rights ("APA")',
                ),
                Signatory(
                    "Asian Pacific Resource and Research Centre for Women",
                    "ARROW",
                    'Asian Pacific Resource and Research Centre for Women ("ARROW")',
                ),
                Signatory(
                    "Just Associates Southeast Asia",
                    "JASS SEA",
                    'Just Associates Southeast Asia ("JASS SEA")',
                ),
                Signatory(
                    "ILGA World – the International Lesbian, Gay, Bisexual, Trans and Intersex Association",
                    "",
                    "ILGA World – the International Lesbian, Gay, Bisexual, Trans and Intersex Association",
                ),
                Signatory(
                    "Swedish Association for Sexuality Education",
                    "RFSU",
                    'Swedish Association for Sexuality Education ("RFSU")',
                ),
                Signatory(
                    "International Women's Development Agency",
                    "IWDA",
                    'International Women\'s Development Agency ("IWDA")',
                ),
                Signatory("Destination Justice", "", "Destination Justice"),
            ),
            sentence='Joint-report prepared by Rainbow Community Kampuchea Organization ("RoCK"), the Cambodian Center for Human Rights ("CCHR"), the Reproductive Health Association of Cambodia ("RHAC"), Micro Rainbow International Foundation ("MRIF"), and also endorsed by Gender and Development for Cambodia ("GADC"), Klahaan Organization, SILAKA Cambodia, ActionAid Cambodia, DanChurchAid Cambodia ("DCA"), Save the Children, ILGA Asia, APCOM, Asia Pacific Alliance for Sexual and Reproductive Health and Rights ("APA"), Asian Pacific Resource and Research Centre for Women ("ARROW"), Just Associates Southeast Asia ("JASS SEA"), ILGA World – the International Lesbian, Gay, Bisexual, Trans and Intersex Association, the Swedish Association for Sexuality Education ("RFSU"), International Women\'s Development Agency ("IWDA"), Destination Justice.',
        ),
        SignatoryList(
            where="inside page",
            lead="Joint-report prepared by",
            prepared=(
                Signatory(
                    "Rainbow Community Kampuchea Organization",
                    "RoCK",
                    "Rainbow Community Kampuchea Organization (RoCK)",
                ),
                Signatory("Cambodian Center for Human Rights", "CCHR", "Cambodian Center for Human Rights (CCHR)"),
                Signatory(
                    "Reproductive Health Association of Cambodia",
                    "RHAC",
                    "Reproductive Health Association of Cambodia (RHAC)",
                ),
                Signatory(
                    "Micro Rainbow International Foundation",
                    "MRIF",
                    'Micro Rainbow International Foundation ("MRIF")',
                ),
            ),
            between="and also endorsed by",
            endorsed=(
                Signatory(
                    "Gender and Development for Cambodia",
                    "GADC",
                    "Gender and Development for Cambodia (GADC)",
                ),
                Signatory("Klahan Organization", "", "Klahan Organization"),
                Signatory("SILAKA Cambodia", "", "SILAKA Cambodia"),
                Signatory("ActionAid Cambodia", "", "ActionAid Cambodia"),
                Signatory("DanChurchAid Cambodia", "DCA", "DanChurchAid Cambodia (DCA)"),
                Signatory("Save the Children", "", "Save the Children"),
                Signatory("ILGA Asia", "", "ILGA Asia"),
                Signatory("APCOM", "", "APCOM"),
                Signatory(
                    "Asia Pacific Alliance for Sexual and Reproductive Health and Rights",
                    "",
                    "Asia Pacific Alliance for Sexual and Reproductive Health and Rights",
                ),
                Signatory(
                    "Asian Pacific Resource and Research Centre for Women",
                    "ARROW",
                    "Asian Pacific Resource and Research Centre for Women (ARROW)",
                ),
                Signatory("Just Associates Southeast Asia", "JASS SEA", "Just Associates Southeast Asia (JASS SEA)"),
                Signatory(
                    "ILGA World – the International Lesbian, Gay, Bisexual, Trans and Intersex Association",
                    "",
                    "ILGA World – the International Lesbian, Gay, Bisexual, Trans and Intersex Association",
                ),
                Signatory(
                    "Swedish Association for Sexuality Education",
                    "RFSU",
                    "Swedish Association for Sexuality Education (RFSU)",
                ),
                Signatory(
                    "International Women's Development Agency",
                    "IWDA",
                    "International Women's Development Agency (IWDA)",
                ),
                Signatory("Destination Justice", "", "Destination Justice"),
            ),
            sentence='Joint-report prepared by Rainbow Community Kampuchea Organization (RoCK), the Cambodian Center for Human Rights (CCHR), the Reproductive Health Association of Cambodia (RHAC), Micro Rainbow International Foundation ("MRIF"), and also endorsed by Gender and Development for Cambodia (GADC), Klahan Organization, SILAKA Cambodia, ActionAid Cambodia, DanChurchAid Cambodia (DCA), Save the Children, ILGA Asia, APCOM, Asia Pacific Alliance for Sexual and Reproductive Health and Rights, Asian Pacific Resource and Research Centre for Women (ARROW), Just Associates Southeast Asia (JASS SEA), ILGA World – the International Lesbian, Gay, Bisexual, Trans and Intersex Association, the Swedish Association for Sexuality Education (RFSU), International Women\'s Development Agency (IWDA), and Destination Justice.',
        ),
    ),
)
