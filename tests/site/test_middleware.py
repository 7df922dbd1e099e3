import pytest

from tests.admin_pages import address_of
from tests.factories import PUBLIC, make_organisation, make_review

PUBLIC_POLICY = {
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
POLICY_WITH_SCRIPTS = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


def policy_of(response):
    return set(response["Content-Security-Policy"].split("; "))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/en/", "/", "/no-such-page/", "/administration/"])
def test_public_page_loads_no_script(client, address):
    make_review(**PUBLIC)
    assert policy_of(client.get(address)) == PUBLIC_POLICY


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/jsi18n/", "/admin/no-such-page/", "/accounts/login/", "/accounts/security/code/"]
)
def test_workbench_loads_scripts_of_this_site_only(client, address):
    assert policy_of(client.get(address)) == POLICY_WITH_SCRIPTS


def test_form_of_the_workbench_loads_scripts_of_this_site_only(as_superuser):
    assert policy_of(as_superuser.get(address_of(make_organisation()))) == POLICY_WITH_SCRIPTS


@pytest.mark.django_db
def test_page_that_tries_out_the_api_loads_scripts_of_this_site_only(client):
    response = client.get("/api/v1/docs/")
    assert (response.status_code, policy_of(response)) == (200, POLICY_WITH_SCRIPTS)
