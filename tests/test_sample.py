"""The sample story, all the way through: what its gold says a good account must hold."""

import pytest

from eval.tasks import account


@pytest.mark.parametrize("kind", sorted(account.CHECKS))
def test_the_account_holds_what_the_gold_says(kind):
    assert account.missed(kind) == []
