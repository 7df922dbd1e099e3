"""The digest by e-mail: who gets one, in which language, and how little it says."""

import datetime as dt
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.utils.translation import override

from tests.factories import IN_REVIEW, PUBLIC, make_organisation, make_recommendation, make_state, make_user
from upr_tracker.accounts.roles import Role
from upr_tracker.publishing.actions import submit
from upr_tracker.site.queues import queues_for
from upr_tracker.site.reminders import send_reminders

pytestmark = pytest.mark.django_db

TODAY = dt.date(2022, 6, 1)
SECRETS = ("Klahaan", "Atlantis", "110.54", "UPR", "LGBT", "contributor@example.org")


@pytest.fixture
def waiting(contributor):
    """Two things for reviewers, and for everybody with a role a recommendation never assessed."""
    for name in ("Klahaan", "Klahan"):
        make_organisation(name_en=name, name_km="ក្លាហាន", author=contributor, **IN_REVIEW)
    state = make_state(name_en="Atlantis")
    fields = {"text_km": "អត្ថបទ", "paragraph_number": "110.54", **PUBLIC}
    return make_recommendation(states=[state], **fields)


def test_each_person_is_told_names_of_queues_and_numbers(waiting, reviewer, mailoutbox, settings):
    settings.SITE_ADDRESS = "https://record.example.org"
    assert [person.email for person in send_reminders(on=TODAY).to] == ["contributor@example.org", reviewer.email]
    mail = {message.to[0]: message for message in mailoutbox}[reviewer.email]
    assert mail.subject == "Your list for this week"
    assert mail.body == (
        "This waits for you:\n\n"
        "Waits for your review: 2\n"
        "Not assessed for 12 months: 1\n"
        "No meeting recorded with a recommending State: 1\n"
        "Khmer is missing: 2\n"
        "\nhttps://record.example.org/admin/\n\n"
        "If you no longer want this list, tell an administrator.\n"
    )


def test_mail_says_nothing_of_the_record(waiting, reviewer, mailoutbox):
    send_reminders(on=TODAY)
    words = "\n".join(str(message.message()) for message in mailoutbox if message.to == [reviewer.email])
    assert len(words) > 0
    assert [secret for secret in SECRETS if secret.lower() in words.lower()] == []


def test_mail_is_plain_text_to_one_person(waiting, reviewer, mailoutbox):
    send_reminders(on=TODAY)
    assert [type(message) for message in mailoutbox] == [EmailMessage] * 2
    assert [(len(message.recipients()), message.content_subtype, message.attachments) for message in mailoutbox] == [
        (1, "plain", [])
    ] * 2


def test_only_active_people_with_a_role_are_mailed(waiting, member, inactive, reviewer, mailoutbox):
    make_user(email="no-role@example.org")
    make_user(email="not-staff@example.org", roles=[Role.REVIEWER], is_staff=False)
    send_reminders(on=TODAY)
    assert {message.to[0] for message in mailoutbox} == {"contributor@example.org", reviewer.email}


def test_nobody_is_mailed_for_whom_nothing_waits(reviewer, mailoutbox):
    assert (send_reminders(on=TODAY).to, mailoutbox) == ([], [])


def test_nobody_is_mailed_what_waits_for_others(mailoutbox, contributor):
    submit(thing=make_organisation(author=contributor, name_km="អង្គការ", audience="public"), by=contributor)
    assert [queue.key for queue in queues_for(contributor, on=TODAY)] == ["sent"]
    send_reminders(on=TODAY)
    assert mailoutbox == []


def test_mail_is_in_the_language_of_the_person(waiting, reviewer, mailoutbox, monkeypatch):
    asked = []
    type(reviewer).objects.filter(pk=reviewer.pk).update(language="km")
    monkeypatch.setattr("upr_tracker.site.reminders.override", spy_on(asked))
    send_reminders(on=TODAY)
    assert asked == ["en", "km"]


def spy_on(asked):
    def spy(language):
        asked.append(language)
        return override(language)

    return spy


@pytest.fixture
def refusing(monkeypatch):
    """A mail server that refuses the contributor's address."""
    send = EmailMessage.send

    def sending(message, *args, **kwargs):
        if message.to == ["contributor@example.org"]:
            raise SMTPRecipientsRefused({})
        return send(message, *args, **kwargs)

    monkeypatch.setattr(EmailMessage, "send", sending)


def test_address_that_fails_stops_nobody_else(waiting, contributor, reviewer, refusing, mailoutbox):
    sent = send_reminders(on=TODAY)
    assert [message.to for message in mailoutbox] == [[reviewer.email]]
    assert (sent.to, sent.failed) == ([reviewer], [(contributor, "SMTPRecipientsRefused")])


def test_command_reports_what_failed_without_the_address(waiting, contributor, reviewer, refusing):
    out = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("send_reminders", stdout=out)
    assert str(refused.value) == f"Not sent to account {contributor.pk} (SMTPRecipientsRefused)."
    assert refused.value.returncode == 1
    assert out.getvalue() == "Sent: 1. Failed: 1.\n"


def test_dry_run_shows_the_mails_and_sends_none(waiting, reviewer, mailoutbox):
    out = StringIO()
    call_command("send_reminders", "--dry-run", stdout=out)
    assert mailoutbox == []
    assert f"To account {reviewer.pk}: Your list for this week" in out.getvalue()
    assert "Waits for your review: 2" in out.getvalue()
    assert reviewer.email not in out.getvalue()
