"""What the pages list of dialogues."""

import pytest

from stakeholders.lists import meetings_with
from tests.factories import PUBLIC, make_dialogue, make_organisation, make_participant, make_review, make_state

pytestmark = pytest.mark.django_db


def test_only_meetings_that_were_held_are_meetings_with_a_state(visitor):
    review, state = make_review(**PUBLIC), make_state()
    embassy = make_organisation(kind="embassy", represents=state, **PUBLIC)
    held, planned, yet_to_come = (
        make_dialogue(review=review, is_planned=is_planned, **PUBLIC) for is_planned in (False, True, False)
    )
    for dialogue, is_planned in ((held, False), (planned, False), (yet_to_come, True)):
        make_participant(dialogue=dialogue, organisation=embassy, is_planned=is_planned)
    assert list(meetings_with(state, review, visitor)) == [held]
