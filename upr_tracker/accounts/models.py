"""People of the coalition who sign in. The public has no accounts."""

import datetime as dt
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.roles import Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Whoever signs in may write the address in capitals."""
        return super().get_by_natural_key((username or "").lower())

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})


class User(AbstractBaseUser, PermissionsMixin):
    """One person with an account, known by e-mail address. No IP address and no user agent is kept."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(
        _("name"), max_length=150, blank=True, help_text=_("For staff only; never shown in public.")
    )
    language = models.CharField(
        _("language"), max_length=2, choices=[("en", _("English")), ("km", _("Khmer"))], default="en"
    )
    is_staff = models.BooleanField(_("may sign in to the workbench"), default=False)
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Take this away instead of erasing the account of somebody who leaves."),
    )
    date_joined = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["email"]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        self.email = self.email.lower()

    @cached_property
    def roles(self) -> frozenset[str]:
        """The names of the roles this person holds; an administrator of Django's kind is one of ours."""
        held = frozenset(self.groups.values_list("name", flat=True))
        return held | {Role.ADMINISTRATOR} if self.is_superuser else held


class SessionManager(BaseSessionManager["Session"]):
    def running(self, user: User) -> models.QuerySet["Session"]:
        """Where the person is signed in, the newest first."""
        return self.filter(user=user, expire_date__gt=timezone.now()).order_by("-begun_at", "session_key")


class Session(AbstractBaseSession):
    """One time that a person signed in, for as long as it lasts. Its content is sealed (accounts/sessions.py)."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions", verbose_name=_("account"))
    begun_at = models.DateTimeField(_("since"))
    used_on = models.DateField(_("last used on"))

    objects: ClassVar[SessionManager] = SessionManager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        """Never the key: whoever has that is signed in."""
        return date_format(timezone.localtime(self.begun_at), "DATETIME_FORMAT")

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore

    @property
    def handle(self) -> str:
        """Names the session on a page, without telling its key."""
        return salted_hmac("session", self.session_key, algorithm="sha256").hexdigest()[:32]


class CalendarLink(models.Model):
    """That a person has such a link, and since when. Whoever holds the link reads as that person would.

    The token itself is kept nowhere: the link is shown once, and a lost one is replaced.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_link", verbose_name=_("account")
    )
    token_sha256 = models.CharField(_("SHA-256 of the token"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("link to a calendar")
        verbose_name_plural = _("links to calendars")

    def __str__(self) -> str:
        return f"{self.user}, {self.made_on}"

    @property
    def made_on(self) -> dt.date:
        return timezone.localdate(self.made_at)


Reader = User | AnonymousUser
"""Whoever asks to see something: a person who signed in, or a stranger."""

STRANGER = AnonymousUser()
