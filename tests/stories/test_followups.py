from dateline.stories.followups import joined

NAMES = {"larry_gordon": 0.5, "ann_bell": 0.5, "court": 0.2}
OTHER = {"larry_gordon": 0.5, "ann_bell": 0.5, "river": 0.2}


def test_names_of_their_own_join_groups_over_any_gap() -> None:
    frequency = {"larry_gordon": 2, "ann_bell": 2, "court": 1, "river": 1}
    assert joined([[0], [1]], [NAMES, OTHER], frequency) == [[0, 1]]


def test_names_that_many_hold_or_one_name_alone_do_not() -> None:
    common = {"larry_gordon": 25, "ann_bell": 25, "court": 1, "river": 1}
    assert joined([[0], [1]], [NAMES, OTHER], common) == [[0], [1]]
    once = {"larry_gordon": 0.9}
    assert joined([[0], [1]], [once, dict(once)], {"larry_gordon": 2}) == [[0], [1]]


def test_shared_names_without_likeness_do_not() -> None:
    one = {"larry_gordon": 0.2, "ann_bell": 0.2, "court": 0.9}
    other = {"larry_gordon": 0.2, "ann_bell": 0.2, "river": 0.9}
    frequency = {"larry_gordon": 2, "ann_bell": 2, "court": 1, "river": 1}
    assert joined([[0], [1]], [one, other], frequency) == [[0], [1]]
