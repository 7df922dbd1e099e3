"""The acts as buttons, lists and commands offer them: what each is called, for whom it is, and what does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from upr_tracker.accounts.rules import is_administrator, is_contributor, is_reviewer
from upr_tracker.publishing.actions import WHO, publish, return_with_reason, submit, withdraw, withhold
from upr_tracker.publishing.rules import can_publish, can_return, can_submit, can_withdraw, can_withhold


@dataclass(frozen=True)
class Act:
    """One act, as buttons and lists offer it."""

    name: str
    label: str | Promise
    """On what leads to the page about the act."""
    verb: str | Promise
    """On the button that does it."""
    done: str | Promise
    is_allowed: Callable[[Any, Any], bool]
    is_offered_to: Callable[[Any], bool]
    """Whether lists offer it to somebody, who may do it with some rows at least."""
    do: Callable[..., Any]
    asks_why: bool = False
    is_confirmed: bool = False
    """Whether buttons and lists ask for a password or a code before it, for it cannot be undone."""

    @property
    def who(self) -> str | Promise:
        return WHO[self.name]


ACTS = {
    act.name: act
    for act in (
        Act(
            "submit",
            gettext_lazy("Send for review"),
            gettext_lazy("Send for review"),
            gettext_lazy("Sent for review."),
            can_submit,
            is_contributor,
            submit,
        ),
        Act(
            "publish",
            gettext_lazy("Preview and publish"),
            gettext_lazy("Publish"),
            gettext_lazy("Published."),
            can_publish,
            is_reviewer,
            publish,
        ),
        Act(
            "return",
            gettext_lazy("Return"),
            gettext_lazy("Return to draft"),
            gettext_lazy("Returned."),
            can_return,
            is_reviewer,
            return_with_reason,
            True,
        ),
        Act(
            "withdraw",
            gettext_lazy("Withdraw"),
            gettext_lazy("Withdraw"),
            gettext_lazy("Withdrawn."),
            can_withdraw,
            is_contributor,
            withdraw,
            True,
        ),
        Act(
            "withhold",
            gettext_lazy("Withhold"),
            gettext_lazy("Withhold"),
            gettext_lazy("Withheld."),
            can_withhold,
            is_administrator,
            withhold,
            True,
            True,
        ),
    )
}
