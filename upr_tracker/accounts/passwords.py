"""What a password must be. Django's rules in words of ours, since Django's have no Khmer."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("This password is too short. Use at least %(least)s characters.") % {"least": self.min_length}

    def get_help_text(self) -> str:
        return _("Use at least %(least)s characters. A few words in a row are easy to remember.") % {
            "least": self.min_length
        }


class UnlikeTheAccount(UserAttributeSimilarityValidator):
    DEFAULT_USER_ATTRIBUTES = ("name", "email")

    def __init__(self) -> None:
        super().__init__(user_attributes=self.DEFAULT_USER_ATTRIBUTES)

    def get_error_message(self) -> str:
        return _("This password is too much like your name or e-mail address.")

    def get_help_text(self) -> str:
        return _("Do not use your name or e-mail address.")


class NotCommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Too many people use this password. Choose another.")

    def get_help_text(self) -> str:
        return _("Do not use a password that many people use.")


class NotOnlyDigits(NumericPasswordValidator):
    def get_error_message(self) -> str:
        return _("This password is all digits. Use letters or words as well.")

    def get_help_text(self) -> str:
        return _("Do not use digits alone.")
