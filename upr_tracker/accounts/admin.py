"""Accounts, which only administrators see. Roles are made by a migration, so that nobody renames them here."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.models import User
from upr_tracker.accounts.roles import Role
from upr_tracker.accounts.rules import is_administrator

ROLE_HELP = _(
    "Contributors write drafts. Reviewers read every draft and publish. Administrators also keep accounts and erase."
)

admin.site.unregister(Group)


class NewAccountForm(UserCreationForm):
    class Meta:
        model = User
        fields = ("email",)
        field_classes = {"email": forms.EmailField}


class AccountForm(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"
        field_classes = {"email": forms.EmailField}


@admin.register(User)
class AccountAdmin(UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    add_form_template = None
    list_display = ("email", "name", "held_roles", "is_staff", "is_active", "last_login")
    list_filter = ("groups", "is_staff", "is_active")
    search_fields = ("email", "name")
    ordering = ("email",)
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (_("Who it is"), {"fields": ("email", "name", "language", "password")}),
        (_("What they may do"), {"fields": ("groups", "is_staff", "is_active")}),
        (_("Since when"), {"fields": (("date_joined", "last_login"),)}),
    )
    add_fieldsets = (
        (_("Who it is"), {"fields": ("email", "name", "language")}),
        (_("What they may do"), {"fields": ("groups", "is_staff")}),
        (_("First password"), {"fields": ("password1", "password2")}),
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
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Three roles to tick, instead of a list to select from."""
        if db_field.name == "groups":
            kwargs = {
                "queryset": Group.objects.filter(name__in=list(Role)).order_by("pk"),
                "widget": forms.CheckboxSelectMultiple,
                "label": _("Roles"),
                "help_text": ROLE_HELP,
                **kwargs,
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("roles"))
    def held_roles(self, account: User) -> str:
        return ", ".join(group.name for group in account.groups.all())
