"""The invented dam failure, once as an account, once as the page made from it."""

from __future__ import annotations

import pytest

from dateline.model import Account
from dateline.report.lookup import Lookup
from dateline.report.page import render
from tests.report import dam


@pytest.fixture(scope="session")
def account() -> Account:
    return dam.account()


@pytest.fixture(scope="session")
def lookup(account: Account) -> Lookup:
    return Lookup(account)


@pytest.fixture(scope="session")
def page(account: Account) -> str:
    return render(account)
