"""Small numbers as words, as a sentence says them."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

WORDS: list[str | Promise] = [
    _("none"),
    _("one"),
    _("two"),
    _("three"),
    _("four"),
    _("five"),
    _("six"),
    _("seven"),
    _("eight"),
    _("nine"),
    _("ten"),
    _("eleven"),
    _("twelve"),
]


@register.filter
def counted(number: int) -> str:
    return str(WORDS[number]) if 0 <= number < len(WORDS) else str(number)
