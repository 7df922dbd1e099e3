"""manage.py act withhold stakeholders.dialogue UID --by EMAIL --reason "…": an act without a browser."""

from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError

from upr_tracker.accounts.models import User
from upr_tracker.publishing.actions import ActRefused
from upr_tracker.publishing.acts import ACTS
from upr_tracker.publishing.models import Publishable


class Command(BaseCommand):
    help = "Does with a row what the buttons of the workbench do, by the same rules, in the name of a person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=sorted(ACTS))
        parser.add_argument("model", help="As recommendations.assessment.")
        parser.add_argument("uid", help="The row's uid, as the API names it.")
        parser.add_argument("--by", required=True, help="The e-mail address of whoever decides.")
        parser.add_argument("--reason", default="", help="Why, where the act asks for it.")

    def handle(self, *args: Any, **options: Any) -> None:
        row, person = find_row(options["model"], options["uid"]), find_person(options["by"])
        act = admin.site.get_model_admin(type(row)).acts[options["act"]]  # type: ignore[attr-defined]
        why = {"reason": options["reason"]} if act.asks_why else {}
        try:
            act.do(thing=row, by=person, **why)
        except ActRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{row}: {act.done}")


def find_row(label: str, uid: str) -> Publishable:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise CommandError(f"There is no kind of row named {label}: write it as recommendations.assessment.") from error
    if not issubclass(model, Publishable):
        raise CommandError(f"{label} is no kind of row that is published.")
    try:
        return model._default_manager.get(uid=uid)
    except (ObjectDoesNotExist, ValidationError) as error:
        raise CommandError(f"There is no {label} with the uid {uid}.") from error


def find_person(email: str) -> User:
    person = User.objects.filter(email=email.lower(), is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody with an active account has the address {email}.")
    return person
