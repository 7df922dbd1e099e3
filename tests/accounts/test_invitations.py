import pytest
from django.contrib import admin
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import get_language

from tests.accounts.signing_in import PASSWORD, choose_password, give_app, link_in
from tests.admin_pages import address_of, messages_of, save
from tests.factories import make_user
from upr_tracker.accounts.actions import (
    MailNotSent,
    NotAllowed,
    change_password,
    deactivate,
    invite,
    invite_again,
    remove_second_factors,
)
from upr_tracker.accounts.models import Session, User
from upr_tracker.accounts.roles import Role
from upr_tracker.accounts.rules import has_second_factor

pytestmark = pytest.mark.django_db

EMAIL = "sok@example.org"
TELLING = ("upr", "lgbt", "sogi", "review", "cambodia", "rights", "coalition", "recommend", "sok", "tracker")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def mail_is_down(monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("upr_tracker.accounts.mail.send_mail", refuse)


def invited(by, committed, **fields):
    given = {"email": EMAIL, "name": "Sok", "language": "en", "roles": [Role.REVIEWER], **fields}
    with committed():
        return invite(**given, by=by)


def test_invited_person_has_an_account_without_a_password(administrator, committed):
    user = invited(administrator, committed, email="Sok@Example.org", language="km")
    assert (user.email, user.name, user.language) == (EMAIL, "Sok", "km")
    assert (user.is_staff, user.is_active, user.is_superuser, user.has_usable_password()) == (True, True, False, False)
    assert user.roles == {Role.REVIEWER}


def test_mail_leads_to_choosing_a_password_once(administrator, committed, mailoutbox, client):
    user = invited(administrator, committed)
    [mail] = mailoutbox
    assert (mail.to, mail.from_email) == ([EMAIL], "no-reply@localhost")
    assert choose_password(client, mail)["Location"] == "/admin/"
    user.refresh_from_db()
    assert (user.check_password(PASSWORD), client.get("/admin/").status_code) == (True, 200)
    assert "does not work any more" in Client().get(link_in(mail)).content.decode()


@pytest.mark.parametrize("language", ["en", "km"])
def test_mail_tells_nothing_of_what_this_is_or_who(administrator, committed, mailoutbox, settings, language):
    settings.SITE_ADDRESS = "https://site.example.org"
    invited(administrator, committed, language=language)
    client = Client()
    client.post("/accounts/password/forgotten/", {"email": EMAIL})
    assert len(mailoutbox) == 2
    for each in mailoutbox:
        text = f"{each.subject}\n{each.body}".replace(link_in(each), "").lower()
        assert [word for word in TELLING if word in text] == []
        assert f"https://site.example.org{link_in(each)}" in each.body


def test_mail_speaks_the_language_of_the_account(administrator, committed, mailoutbox, monkeypatch):
    spoken = []
    monkeypatch.setattr(
        "upr_tracker.accounts.mail.render_to_string", lambda *args: spoken.append(get_language()) or "words"
    )
    for language in ("en", "km"):
        invited(administrator, committed, email=f"{language}@example.org", language=language)
    assert (spoken, get_language()) == (["en", "km"], "en")


@pytest.mark.parametrize("name", ["visitor", "member", "contributor", "reviewer", "inactive"])
def test_only_administrators_act_on_accounts(request, contributor, mailoutbox, name):
    by = request.getfixturevalue(name)
    before = User.objects.count()
    for act in (invite_again, deactivate, remove_second_factors):
        with pytest.raises(NotAllowed):
            act(user=contributor, by=by)
    with pytest.raises(NotAllowed):
        invite(email=EMAIL, name="", language="en", roles=[], by=by)
    contributor.refresh_from_db()
    assert (User.objects.count(), contributor.is_active, mailoutbox) == (before, True, [])


@pytest.mark.parametrize("words", [{"email": "nobody"}, {"email": ""}, {"language": "fr"}, {"name": "x" * 151}])
def test_invitation_with_nonsense_makes_no_account(administrator, words, mailoutbox):
    with pytest.raises(ValidationError):
        invite(**{"email": EMAIL, "name": "", "language": "en", "roles": [], "by": administrator, **words})
    assert (User.objects.count(), mailoutbox) == (1, [])


def test_account_is_there_even_if_the_mail_is_not(administrator, committed, mail_is_down):
    with pytest.raises(MailNotSent):
        invited(administrator, committed)
    assert User.objects.filter(email=EMAIL).exists()


def test_deactivated_person_is_out_at_once(administrator, contributor):
    there = Client()
    there.force_login(contributor)
    deactivate(user=contributor, by=administrator)
    assert (there.get("/admin/").status_code, Session.objects.filter(user=contributor).count()) == (302, 0)


def test_nobody_closes_their_own_account(administrator):
    with pytest.raises(NotAllowed):
        deactivate(user=administrator, by=administrator)
    administrator.refresh_from_db()
    assert administrator.is_active is True


def test_password_is_chosen_by_its_person_alone(administrator, contributor):
    with pytest.raises(NotAllowed):
        change_password(user=contributor, password=PASSWORD, kept=None, by=administrator)


# In the workbench


def test_administrator_invites_in_the_workbench(as_administrator, committed, mailoutbox):
    form = as_administrator.get(address_of(User, "add")).context["adminform"].form
    assert list(form.fields) == ["email", "name", "language", "groups"]
    reviewer = str(form.fields["groups"].queryset.get(name="reviewer").pk)
    with committed():
        answer = save(as_administrator, address_of(User, "add"), email=EMAIL, name="Sok", groups=[reviewer])
    user = User.objects.get(email=EMAIL)
    assert (answer.status_code, user.roles, user.is_staff, user.has_usable_password()) == (
        302,
        {"reviewer"},
        True,
        False,
    )
    assert [each.to for each in mailoutbox] == [[EMAIL]]


def run_action(client, name, *users):
    words = {"action": name, "_selected_action": [str(user.pk) for user in users]}
    page = client.post(address_of(User, "changelist"), words, follow=True)
    return [str(message) for message in page.context["messages"]]


def test_invitation_is_sent_again_to_whoever_has_no_password(as_administrator, administrator, mailoutbox):
    waiting = make_user(email="waiting@example.org")
    here = make_user(email="here@example.org", password=PASSWORD)
    left = make_user(email="left@example.org", is_active=False)
    assert run_action(as_administrator, "send_invitation_again", waiting, here, left) == [
        "1 invitation is sent. Whoever has a password already, or a closed account, gets none."
    ]
    assert [each.to for each in mailoutbox] == [["waiting@example.org"]]


def test_workbench_says_that_an_invitation_was_not_sent_again(as_administrator, mail_is_down):
    waiting = make_user(email="waiting@example.org")
    assert run_action(as_administrator, "send_invitation_again", waiting) == [
        "The mail could not be sent. Please try again later."
    ]


def test_lost_second_factor_is_taken_away(as_administrator, reviewer):
    give_app(reviewer)
    there = Client()
    there.force_login(reviewer)
    run_action(as_administrator, "take_away_second_factor", reviewer)
    assert (has_second_factor(reviewer), there.get("/admin/").status_code) == (False, 302)


def test_account_is_closed_in_the_workbench(as_administrator, contributor):
    there = Client()
    there.force_login(contributor)
    save(as_administrator, address_of(contributor), is_active="")
    contributor.refresh_from_db()
    assert (contributor.is_active, there.get("/admin/").status_code) == (False, 302)
    assert Session.objects.filter(user=contributor).count() == 0


def test_nobody_takes_their_own_rights_away(as_administrator, administrator):
    save(as_administrator, address_of(administrator), name="Sok")
    again = User.objects.get(pk=administrator.pk)
    assert (again.name, again.is_active, again.is_staff, again.roles) == ("Sok", True, True, {"administrator"})


def test_list_says_who_has_not_chosen_a_password(as_administrator, administrator):
    make_user(email="waiting@example.org")
    make_user(email="left@example.org", is_active=False)
    page = as_administrator.get(address_of(User, "changelist")).content.decode()
    assert ("invited, no password yet" in page, "closed" in page) == (True, True)


def test_accounts_of_one_role_are_listed(as_administrator, contributor, reviewer):
    page = as_administrator.get(address_of(User, "changelist"), {"role": "reviewer"})
    assert [row.email for row in page.context["cl"].result_list] == [reviewer.email]


def test_each_role_is_described_where_it_is_chosen(as_administrator):
    page = as_administrator.get(address_of(User, "add")).content.decode()
    assert [role for role in Role if str(role.label) not in page or str(role.description) not in page] == []


def test_what_the_library_keeps_has_no_page_of_its_own():
    kept = {f"{model._meta.app_label}.{model.__name__}" for model in admin.site._registry}
    assert {name for name in kept if name.startswith(("account.", "mfa."))} == set()


def test_address_that_somebody_has_is_refused(as_administrator, contributor):
    response = save(as_administrator, address_of(User, "add"), email=contributor.email.upper())
    assert messages_of(response) == ["Account with this E-mail address already exists."]
    assert mail.outbox == []
