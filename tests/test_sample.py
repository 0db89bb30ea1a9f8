"""The sample story, all the way through: what its gold says a good account must hold."""

import pytest

from eval.tasks import account


#: "… said 14 people had died and denied that it was hiding victims": the tagger reads one statement of the two.
KNOWN = {"attributions": ["06-valley-post.txt: The emergencies ministry: it was hiding victims"]}


@pytest.mark.parametrize("kind", sorted(account.CHECKS))
def test_the_account_holds_what_the_gold_says(kind):
    assert [item for item in account.missed(kind) if item not in KNOWN.get(kind, ())] == []
