from dateline.stories.components import Components


def test_sets_unite_and_list_their_members() -> None:
    sets = Components()
    for _ in range(6):
        sets.append()
    sets.unite(0, 3)
    sets.unite(5, 4)
    sets.unite(4, 3)
    sets.unite(3, 0)
    assert sets.members(5) == [0, 3, 4, 5]
    assert sets.members(1) == [1]
    assert sets.root(5) == sets.root(0) != sets.root(2)
    assert len(sets.members(0, 2)) == 2
