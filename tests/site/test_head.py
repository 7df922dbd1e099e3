"""What every page says of itself to machines, and what it says nothing of."""

import html
import json
import re

import pytest
from django.template.loader import render_to_string

from recommendations.models import Recommendation, Review
from tests.site.test_pages import every_page
from upr_tracker.publishing.models import Coalition
from upr_tracker.publishing.models.coalition import Licence
from upr_tracker.site.dataset import dataset_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

SITE = "http://127.0.0.1:8000"
ICELAND = "cambodia-3/recommendations/110-54-iceland/"


def page(client, address):
    return client.get(address).content.decode()


def head(client, address):
    return page(client, address).partition("</head>")[0]


def links(client, address, rel):
    found = re.findall(rf'<link rel="{rel}"([^>]*)>', head(client, address))
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', each)) for each in found]


def metas(client, address):
    found = re.findall(
        r'<meta (?:name|property)="([^"]+)"(?: property="([^"]+)")? content="([^"]*)">', head(client, address)
    )
    return {name: html.unescape(words) for one, other, words in found for name in (one, other) if name}


def test_sitemap_names_every_page_in_both_languages(client):
    named = re.findall(rf"<loc>{SITE}([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert sorted(named) == sorted({*every_page("en"), *every_page("km")} - {"/en/", "/km/"})


@pytest.mark.parametrize("language", ["en", "km"])
def test_every_page_names_itself_and_the_same_page_in_each_language(client, language):
    for address in every_page(language):
        rest = address.removeprefix(f"/{language}/")
        assert links(client, address, "canonical") == [{"href": f"{SITE}{address}"}]
        languages = [link for link in links(client, address, "alternate") if "hreflang" in link]
        assert languages == [
            {"hreflang": "en", "href": f"{SITE}/en/{rest}"},
            {"hreflang": "km", "href": f"{SITE}/km/{rest}"},
            {"hreflang": "x-default", "href": f"{SITE}/en/{rest}" if rest else f"{SITE}/"},
        ], address


def test_what_only_filters_a_list_is_left_out_of_its_name(client):
    (canonical,) = links(client, "/en/cambodia-3/recommendations/?state=iceland&q=law", "canonical")
    assert canonical["href"] == f"{SITE}/en/cambodia-3/recommendations/"


def test_page_that_does_not_exist_has_no_name(client):
    assert links(client, "/en/cambodia-3/recommendations/no-such-thing/", "canonical") == []
    assert links(client, "/en/cambodia-3/recommendations/no-such-thing/", "alternate") == []


def test_every_page_leads_to_the_feed_and_a_state_s_to_its_own(client):
    def feeds(address):
        found = links(client, address, "alternate")
        return [link["href"] for link in found if link.get("type") == "application/atom+xml"]

    assert feeds("/en/cambodia-3/timeline/") == ["/en/cambodia-3/changes.atom"]
    assert feeds("/km/cambodia-3/states/iceland/") == [
        "/km/cambodia-3/changes.atom",
        "/km/cambodia-3/states/iceland.atom",
    ]
    assert (
        'href="/km/cambodia-3/states/iceland.atom"'
        in page(client, "/km/cambodia-3/states/iceland/").partition("<main")[2]
    )


def test_shared_recommendation_says_where_it_stands_as_of_when_and_who_says_so(client):
    said = metas(client, f"/en/{ICELAND}")
    status = "110.54 Iceland: Not yet implemented, as of January 2022 · assessed by civil society"
    assert said["og:title"] == "Recommendation 110.54, Iceland"
    assert said["og:description"] == said["description"] == f"{status}. Introduce a gender recognition law."
    assert said["og:image"] == f"{SITE}/en/{ICELAND}share.png"
    assert (said["og:image:alt"], said["twitter:card"]) == (status, "summary_large_image")


def test_picture_that_a_page_names_is_there(client):
    for row in Recommendation.objects.all():
        for language in ("en", "km"):
            address = f"/{language}/cambodia-3/recommendations/{row.slug}/"
            picture = metas(client, address)["og:image"].removeprefix(SITE)
            assert client.get(picture)["Content-Type"] == "image/png"


def test_no_page_names_an_icon_or_anything_else_that_costs_a_request(client):
    for address in every_page("en"):
        body = page(client, address)
        fetched = re.findall(r'<link rel="(?:stylesheet|icon|preload|manifest)[^>]*href="([^"]*)"', body)
        assert fetched == ["/static/site.css"], address
        assert re.findall(r"<(?:img|iframe|object|embed|source)\b", body) == [], address


def test_neutral_titles_tell_nothing_of_what_was_read(client):
    Coalition.objects.create(neutral_titles=True)
    for address in every_page("en"):
        found = head(client, address)
        assert re.search(r"<title>(.*?)</title>", found)[1] == "Record", address
        said = metas(client, address)
        assert said["og:title"] == "Record", address
        assert {name for name in said if "description" in name or "image" in name or "site_name" in name} == set()
    assert "<title>Record</title>" not in page(client, "/en/cambodia-3/changes.atom")


def test_titles_say_what_a_page_is_about_unless_the_coalition_wants_them_neutral(client):
    assert "<title>Iceland · UPR Tracker</title>" in head(client, "/en/cambodia-3/states/iceland/")


def test_no_link_that_leaves_the_site_says_where_it_came_from(client, settings):
    for address in every_page("en"):
        response = client.get(address)
        assert response["Referrer-Policy"] == "same-origin"
        body = response.content.decode()
        assert '<meta name="referrer" content="same-origin">' in body
        links = re.findall(r'<a [^>]*href="https?://[^>]*>', body)
        leaving = [link for link in links if f'href="{settings.SITE_ADDRESS}/' not in link]
        assert [link for link in leaving if 'rel="noreferrer noopener' not in link] == [], address


def test_every_link_to_facebook_says_so(client):
    body = page(client, "/en/cambodia-3/media/")
    told = re.findall(r'<a href="https://[^"]*facebook\.com[^"]*"[^>]*>[^<]*</a>( \(leads to Facebook\))?', body)
    assert (len(told), set(told)) == (3, {" (leads to Facebook)"})


def test_data_set_is_described_for_machines(client):
    (described,) = links(client, "/en/", "describedby")
    assert described == {"type": "application/ld+json", "href": "/en/cambodia-3/dataset.jsonld"}
    response = client.get(described["href"])
    assert response["Content-Type"] == "application/ld+json; charset=utf-8"
    data = json.loads(response.content)
    assert (data["@type"], data["temporalCoverage"]) == ("Dataset", "2019-01-01/2022-01-31")
    assert data["creator"] == {"@type": "Organization", "name": "Civil society coalition"}
    assert data["inLanguage"] == ["en", "km"]
    assert [each["contentUrl"].removeprefix(SITE) for each in data["distribution"]] == [
        "/en/cambodia-3/recommendations.csv",
        "/en/cambodia-3/recommendations.xlsx",
        "/en/cambodia-3/recommendations.json",
        "/api/v1/",
    ]


@pytest.mark.parametrize(
    ("licence", "url"),
    [
        (Licence.BY, "https://creativecommons.org/licenses/by/4.0/"),
        (Licence.BY_SA, "https://creativecommons.org/licenses/by-sa/4.0/"),
        (Licence.BY_NC, "https://creativecommons.org/licenses/by-nc/4.0/"),
        (Licence.ZERO, "https://creativecommons.org/publicdomain/zero/1.0/"),
    ],
)
def test_licence_that_the_coalition_chose_is_stated(client, licence, url):
    Coalition.objects.create(licence=licence)
    assert json.loads(client.get("/en/cambodia-3/dataset.jsonld").content)["license"] == url
    assert f'href="{url}"' in described_on_a_page()


def test_licence_that_nobody_chose_is_not_made_up(client):
    assert "license" not in json.loads(client.get("/en/cambodia-3/dataset.jsonld").content)
    assert "Not stated yet. Ask before you reuse the data." in described_on_a_page()


def described_on_a_page():
    return render_to_string("components/dataset.html", {"dataset": dataset_of(Review.objects.get())})


def test_page_describes_the_data_set_without_a_script():
    body = described_on_a_page()
    assert re.findall(r'itemprop="(\w+)"', body)[:3] == ["name", "description", "url"]
    assert 'itemtype="https://schema.org/Dataset"' in body
    assert "<script" not in body


def test_words_to_copy_hold_a_link_with_a_badge(client, rf):
    recommended = client.get(f"/en/{ICELAND}").context["progress"]
    context = {
        "frame": {"address": SITE},
        "review": recommended.recommendation.review,
        "recommendation": recommended.recommendation,
        "progress": recommended,
    }
    body = render_to_string("components/embed.html", context)
    words = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", body, re.DOTALL)[1])
    status = "110.54 Iceland: Not yet implemented, as of January 2022 · assessed by civil society"
    assert words == f'<a href="{SITE}/en/{ICELAND}"><img src="{SITE}/en/{ICELAND}badge.svg" alt="{status}"></a>'
    assert "<img" not in body
