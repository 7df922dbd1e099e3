"""Accounts, which only administrators see. Roles are made by a migration, so that nobody renames them here."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.actions import MailNotSent, deactivate, invite, invite_again, remove_second_factors
from upr_tracker.accounts.models import User
from upr_tracker.accounts.roles import Role
from upr_tracker.accounts.rules import is_administrator, second_factors

OWN_ACCOUNT_KEEPS = ("groups", "is_staff", "is_active")

admin.site.unregister([Group, EmailAddress, Authenticator])


class RoleField(forms.ModelMultipleChoiceField):
    """Three roles to tick, each with what it is trusted with, instead of a list to select from."""

    def __init__(self, **kwargs: Any) -> None:
        given = {"queryset": Group.objects.filter(name__in=list(Role)).order_by("pk"), "required": False}
        words = {"label": _("Roles"), "help_text": _("Without a role a person reads what is for the coalition.")}
        super().__init__(**{**kwargs, **given, **words, "widget": forms.CheckboxSelectMultiple})

    def label_from_instance(self, group: Any) -> SafeString:
        role = Role(group.name)
        return format_html("<span><b>{}</b><br>{}</span>", role.label, role.description)


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(role.value, role.label) for role in Role]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class InvitationForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("email", "name", "language", "groups")


@admin.register(User)
class AccountAdmin(admin.ModelAdmin):
    list_display = ("email", "name", "held_roles", "stands_at", "has_second_factor", "last_login")
    list_filter = (RoleFilter, "is_staff", "is_active")
    search_fields = ("email", "name")
    ordering = ("email",)
    actions = ("send_invitation_again", "take_away_second_factor")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (_("Who it is"), {"fields": ("email", "name", "language")}),
        (_("What they may do"), {"fields": ("groups", "is_staff", "is_active")}),
        (_("Since when"), {"fields": (("date_joined", "last_login"),)}),
    )
    add_fieldsets = (
        (
            _("Who is invited"),
            {
                "fields": ("email", "name", "language"),
                "description": _("They get a mail, in this language, with a link to choose a password."),
            },
        ),
        (_("What they may do"), {"fields": ("groups",)}),
    )

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return is_administrator(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return is_administrator(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody erases their own account: the coalition would be left without an administrator."""
        return is_administrator(request.user) and obj != request.user

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        factors = Exists(second_factors(OuterRef("pk")))
        return super().get_queryset(request).prefetch_related("groups").annotate(with_second_factor=factors)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        return self.fieldsets if obj else self.add_fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        """Nobody takes their own rights away: the coalition would be left without an administrator."""
        own = obj is not None and obj == request.user
        return (*self.readonly_fields, *(OWN_ACCOUNT_KEEPS if own else ()))

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = InvitationForm
        return super().get_form(request, obj, change, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            return RoleField()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        try:
            return super().add_view(request, form_url, extra_context)
        except MailNotSent:
            words = _("The account is made, but the mail could not be sent. Send the invitation again later.")
            self.message_user(request, words, messages.WARNING)
            return redirect("admin:accounts_user_changelist")

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            roles = [group.name for group in form.cleaned_data["groups"]]
            made = invite(email=obj.email, name=obj.name, language=obj.language, roles=roles, by=request.user)
            obj.pk = made.pk
            return
        if "is_active" in form.changed_data and not obj.is_active:
            deactivate(user=obj, by=request.user)
        super().save_model(request, obj, form, change)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        super().delete_queryset(request, queryset.exclude(email=request.user.get_username()))

    @admin.action(description=_("Send the invitation again"))
    def send_invitation_again(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        waiting = [user for user in queryset if user.is_active and not user.has_usable_password()]
        try:
            for user in waiting:
                invite_again(user=user, by=request.user)
        except MailNotSent:
            self.message_user(request, _("The mail could not be sent. Please try again later."), messages.ERROR)
            return
        told = ngettext("%(number)s invitation is sent.", "%(number)s invitations are sent.", len(waiting))
        rest = gettext("Whoever has a password already, or a closed account, gets none.")
        skipped = len(waiting) < len(queryset)
        self.message_user(request, " ".join([told % {"number": len(waiting)}, *([rest] if skipped else [])]))

    @admin.action(description=_("Take away a lost second factor"))
    def take_away_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            remove_second_factors(user=user, by=request.user)
        words = _("Taken away. They sign in with their password, and are asked to set up another.")
        self.message_user(request, words)

    @admin.display(description=_("roles"))
    def held_roles(self, account: User) -> str:
        held = {group.name for group in account.groups.all()} | (
            {Role.ADMINISTRATOR} if account.is_superuser else set()
        )
        return ", ".join(str(role.label) for role in Role if role in held)

    @admin.display(description=_("account"))
    def stands_at(self, account: User) -> str:
        if not account.is_active:
            return gettext("closed")
        return gettext("open") if account.has_usable_password() else gettext("invited, no password yet")

    @admin.display(description=_("second factor"), boolean=True)
    def has_second_factor(self, account: Any) -> bool:
        return bool(account.with_second_factor)
