import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import translation

from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate
from upr_tracker.publishing.templatetags.record import in_words, lang_of, leads_to_facebook, marked, runs, when

ENGLISH = Text("Launching of “ខ្ញុំទទួលយក I Accept” & <more>", "en")
KHMER = Text("ការសន្យា <I Accept>", "km")
DATES = [
    (PartialDate("2022-01"), '<time datetime="2022-01">January 2022</time>', "January 2022"),
    (
        PartialDate("2022-03/2022-04"),
        '<time datetime="2022-03">March</time>–<time datetime="2022-04">April 2022</time>',
        "March–April 2022",
    ),
    (dt.date(2022, 3, 3), '<time datetime="2022-03-03">3 March 2022</time>', "3 March 2022"),
    (None, "", ""),
]


def rendered(template, **context):
    return Template("{% load record %}" + template).render(Context(context))


@pytest.mark.parametrize(("date", "markup", "words"), DATES)
def test_date_is_written_in_words_and_for_machines(date, markup, words):
    assert (when(date), in_words(date)) == (markup, words)
    assert rendered("{{ date|when }}", date=date) == markup


def test_date_is_written_in_khmer_for_a_khmer_reader():
    with translation.override("km"):
        assert when(PartialDate("2022-01")) == '<time datetime="2022-01">មករា 2022</time>'
        assert in_words(PartialDate("2022-01")) == "មករា 2022"


def test_english_text_marks_its_khmer_and_escapes_the_rest():
    assert rendered("{{ text|marked }}", text=ENGLISH) == (
        'Launching of “<span lang="km">ខ្ញុំទទួលយក</span> I Accept” &amp; &lt;more&gt;'
    )


def test_english_text_is_marked_as_english_for_a_khmer_reader():
    with translation.override("km"):
        assert marked(Text("Some <progress>", "en")) == '<span lang="en">Some &lt;progress&gt;</span>'


def test_khmer_text_is_marked_for_an_english_reader_and_plain_for_a_khmer_one():
    assert marked(KHMER) == '<span lang="km">ការសន្យា &lt;I Accept&gt;</span>'
    with translation.override("km"):
        assert marked(KHMER) == "ការសន្យា &lt;I Accept&gt;"


def test_text_that_knows_no_language_is_the_readers():
    assert marked("<b>Progress</b>") == "&lt;b&gt;Progress&lt;/b&gt;"


@pytest.mark.parametrize(
    ("reader", "text", "attribute"),
    [
        ("en", Text("Promise", "en"), ""),
        ("en", Text("ការសន្យា", "km"), ' lang="km"'),
        ("km", Text("Promise", "en"), ' lang="en"'),
        ("km", Text("ការសន្យា", "km"), ""),
        ("km", "Promise", ""),
    ],
)
def test_element_is_marked_where_its_text_is_not_in_the_readers_language(reader, text, attribute):
    with translation.override(reader):
        assert lang_of(text) == attribute
        assert rendered("<p{{ text|lang_of }}></p>", text=text) == f"<p{attribute}></p>"


def test_runs_wrap_the_other_script_only():
    assert runs(Text("ខ្ញុំទទួលយក I Accept", "en")) == '<span lang="km">ខ្ញុំទទួលយក</span> I Accept'
    assert runs(Text("ខ្ញុំទទួលយក I Accept", "km")) == "ខ្ញុំទទួលយក I Accept"
    assert runs(Text("", "en")) == ""


def test_text_of_the_record_cannot_bring_markup_onto_a_page():
    attack = '"><script>alert(1)</script>'
    for text in (attack, Text(attack, "en"), Text(attack, "km")):
        assert "<script" not in rendered("{{ text|marked }}{{ text|runs }}<p{{ text|lang_of }}>", text=text)


def test_link_to_facebook_is_known():
    template = "{% if url|leads_to_facebook %}Facebook{% else %}elsewhere{% endif %}"
    assert leads_to_facebook("https://www.facebook.com/a") is True
    assert rendered(template, url="https://example.org/") == "elsewhere"
