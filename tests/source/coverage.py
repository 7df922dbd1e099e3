# ruff: noqa: E501 -- a sentence stands on one line, so that it is found by searching for it
"""The source's media pages, its contact and its last line."""

from .shapes import Contact, Coverage, MediaOccasions

# Under the first "Media Coverage".
MEDIA_OCCASIONS = MediaOccasions(
    heading="Media Coverage",
    bullets=(
        "CSO UPR mid-term report on SOGIESC-SRHR in March 2022",
        "National Dialogue and Launching of the “I Accept” legal marriage equality campaign in December 2021",
        "CSO Joint-Statement on the UPR mid-term on SOGIESC-SRHR in September 2021",
    ),
)

# Under the second "Media Coverage". `printed_links` are the source's; `links` are the same without fbclid.
MEDIA = (
    Coverage(
        outlet="RFI",
        title="កញ្ញា លី ពិសី៖ អាពាហ៍ពិពាហ៍ស្របច្បាប់សំខាន់ក្នុងការបង្ការភាពងាយរងគ្រោះរបស់អ្នកស្រឡាញ់ភេទដូចគ្នា",
        printed_title="កញ្ញា លី ពិសី៖ អាពាហ៍ពិពាហ៍ស្របច្បាប់សំខាន់ក្នុងការបង្ការភាពងាយរងគ្រោះរបស់អ្នកស្រឡាញ់ភេទដូចគ្នា",
        language="km",
        date="03 March 2022",
        edtf="2022-03-03",
        printed_links=("https://fb.watch/cqDHM8_W3n/",),
        links=("https://fb.watch/cqDHM8_W3n/",),
    ),
    Coverage(
        outlet="BTVnews",
        title="សហគមន៍អ្នកស្រឡាញ់ភេទដូចគ្នាចង់មានច្បាប់រៀបការ ខណៈប្រធានសិទ្ធិមនុស្សកម្ពុជាគាំទ្រ",
        printed_title="សហគមន៍អ្នកស្រឡាញ់ភេទដូចគ្នាចង់មានច្បាប់រៀបការ ខណៈប្រធានសិទ្ធិមនុស្សកម្ពុជាគាំទ្រ",
        language="km",
        date="10 December 2021",
        edtf="2021-12-10",
        printed_links=(
            "https://news.btv.com.kh/public/article/7424?fbclid=",
            "https://youtu.be/Lw-E9koZMEs",
        ),
        links=(
            "https://news.btv.com.kh/public/article/7424",
            "https://youtu.be/Lw-E9koZMEs",
        ),
    ),
    Coverage(
        outlet="AMS",
        title="យុទ្ធនាការ “ខ្ញុំទទួលយក” បំណងចង់ឱ្យមានសមភាពច្បាប់អាពាហ៍ពិពាហ៍អ្នកស្រឡាញ់ភេទដូចគ្នា",
        printed_title="យុទ្ធនាការ “ខ្ញុំទទួលយក” បំណងចង់ឱ្យមានសមភាពច្បាប់អាពាហ៍ពិពាហ៍អ្នកស្រឡាញ់ភេទដូចគ្នា",
        language="km",
        date="10 December 2021",
        edtf="2021-12-10",
        printed_links=(
            "https://ams.com.kh/education/education-update/national/news/i-accept-campaign-wants-equality-in-lgbt-marriage-law/?fbclid=",
        ),
        links=(
            "https://ams.com.kh/education/education-update/national/news/i-accept-campaign-wants-equality-in-lgbt-marriage-law/",
        ),
    ),
    Coverage(
        outlet="AMS",
        title="ឯកឧត្តម កែវ រ៉េមី ៖ ខ្ញុំមិនទុកឱ្យអ្នកស្រឡាញ់ភេទដូចគ្នារស់នៅឯកនោះទេ",
        printed_title="ឯកឧត្តម កែវ រ៉េមី ៖ ខ្ញុំមិនទុកឱ្យអ្នកស្រឡាញ់ភេទដូចគ្នារស់នៅឯកនោះទេ",
        language="km",
        date="10 December 2021",
        edtf="2021-12-10",
        printed_links=(
            "https://ams.com.kh/education/life-education/news/he-keo-remy-i-do-not-leave-lgbt-people-alone/",
        ),
        links=("https://ams.com.kh/education/life-education/news/he-keo-remy-i-do-not-leave-lgbt-people-alone/",),
    ),
    Coverage(
        outlet="Cambodianess",
        title="LGBT+ Community Launches Marriage Campaign",
        printed_title="LGBT+ Community Launches Marriage Campaign",
        language="en",
        date="10 December 2021",
        edtf="2021-12-10",
        printed_links=("https://cambodianess.com/article/lgbt-community-launches-marriage-campaign",),
        links=("https://cambodianess.com/article/lgbt-community-launches-marriage-campaign",),
    ),
    Coverage(
        outlet="Freshnews",
        title="មេសិទ្ធិមនុស្សកម្ពុជា ទទួលស្គាល់ថាសង្គមកម្ពុជា មានការរើសអើងការស្រឡាញ់ភេទដូចគ្នា ពីសំណាក់ក្រុមគ្រួសារ សហគមន៍ និងមនុស្សនៅជុំវិញខ្លួន",
        printed_title="មេសិទ្ធិមនុស្សកម្ពុជា ទទួលស្គាល់ថាសង្គមកម្ពុជា មានការរើសអើងការស្រឡាញ់ភេទដូចគ្នា ពីសំណាក់ក្រុមគ្រួសារ សហគមន៍ និងមនុស្សនៅជុំវិញខ្លួន",
        language="km",
        date="10 December 2021",
        edtf="2021-12-10",
        printed_links=("http://www.freshnewsasia.com/index.php/en/localnews/223090-2021-12-10-04-39-13.html",),
        links=("http://www.freshnewsasia.com/index.php/en/localnews/223090-2021-12-10-04-39-13.html",),
    ),
    Coverage(
        outlet="VOD Radios",
        title="ទិវាសិទ្ធិមនុស្សអន្តរជាតិ “ខ្ញុំទទួលយក”",
        printed_title="ទិវាសិទ្ធិមនុស្សអន្តរជាតិ “ខ្ញុំទទួលយក”",
        language="km",
        date="10 December 2021",
        edtf="2021-12-10",
        printed_links=("https://www.facebook.com/VODKhmer/videos/1073090596837202/",),
        links=("https://www.facebook.com/VODKhmer/videos/1073090596837202/",),
    ),
    Coverage(
        outlet="Thmey Thmey",
        title="យុទ្ធនាការ “ខ្ញុំទទួលយក” ដើម្បីសមភាពច្បាប់រៀបការ ដល់អ្នកស្រឡាញ់ភេទដូចគ្នា",
        printed_title="យុទ្ធនាការ “ខ្ញុំទទួលយក” ដើម្បីសមភាពច្បាប់រៀបការ ដល់អ្នកស្រឡាញ់ភេទដូចគ្នា",
        language="km",
        date="11 December 2021",
        edtf="2021-12-11",
        printed_links=("https://thmeythmey.com/?page=detail&id=110518&fbclid=",),
        links=("https://thmeythmey.com/?page=detail&id=110518",),
    ),
    Coverage(
        outlet="VOD radio",
        title="ទិវាសិទ្ធិមនុស្សអន្តរជាតិរបស់ស្រឡាញ់ភេទដូចគ្នា ២០២១",
        printed_title="ទិវាសិទ្ធិមនុស្សអន្តរជាតិរបស់ស្រឡាញ់ភេទដូចគ្នា ២០២១",
        language="km",
        date="03 December 2021",
        edtf="2021-12-03",
        printed_links=("https://www.facebook.com/VODKhmer/videos/1276945356049979",),
        links=("https://www.facebook.com/VODKhmer/videos/1276945356049979",),
    ),
    Coverage(
        outlet="RFI",
        title="អង្គការសមាគមចំនួន១៦ដែលធ្វើការលើកកម្ពស់សិទ្ធិអ្នកស្រឡាញ់ភេទដូចគ្នា",
        printed_title="អង្គការសមាគមចំនួន១៦ដែលធ្វើការលើកកម្ពស់សិទ្ធិអ្នកស្រឡាញ់ភេទដូចគ្នា",
        language="km",
        date="27 Sep 2021",
        edtf="2021-09-27",
        printed_links=("https://m.facebook.com/watch/?v=2067815713356161&_rdr",),
        links=("https://m.facebook.com/watch/?v=2067815713356161&_rdr",),
    ),
    Coverage(
        outlet="Cambodianess",
        title="LGBTIQ Advocates Urge Same-Sex Marriage Reform",
        printed_title="“LGBTIQ Advocates Urge Same-Sex Marriage Reform”",
        language="en",
        date="30 September 2021",
        edtf="2021-09-30",
        printed_links=("https://cambodianess.com/article/lgbtiq-advocates-urge-same-sex-marriage-reform?fbclid=",),
        links=("https://cambodianess.com/article/lgbtiq-advocates-urge-same-sex-marriage-reform",),
    ),
    Coverage(
        outlet="Khmer Times",
        title="Sixteen NGOs ask Government to protect LGBTIQ rights",
        printed_title="“Sixteen NGOs ask Government to protect LGBTIQ rights”",
        language="en",
        date="30 September 2021",
        edtf="2021-09-30",
        printed_links=("https://www.khmertimeskh.com/50944348/sixteen-ngos-ask-government-to-protect-lgbtiq-rights/",),
        links=("https://www.khmertimeskh.com/50944348/sixteen-ngos-ask-government-to-protect-lgbtiq-rights/",),
    ),
)

# Under the asks to other stakeholders, below the footnote.
CONTACT = Contact(lead="For any inquiries, please contact:", email="contact@rockcambodia.org")

# The last page.
CLOSING = "We belong to one harmonized society"
