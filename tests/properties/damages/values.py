"""What can happen to the values of a record: other types, other places, too many, out of range."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from tests.properties.damages.text import Damaging
from tests.properties.writing import written

Tree = Any
_STRANGE: tuple[Tree, ...] = (
    *("", " ", None, "null", "~", [], {}, [[]], [None], {"": ""}, {"a": None}, [{}], {"en": []}),
    *("0", "-1", "00", "1.5", "1e9", "NaN", "0x10", "१२", "9" * 30, "9" * 5_000, "-" + "9" * 12),
    *("2013-02-30", "2013-13", "0000", "0001-01-01", "1899-12-31", "9999-12-31", "2013-04-17T12"),
    *("12013-01-01", "2013-4-1", "٢٠١٣", "2199-12-31", "1900", "true", "Yes", "FALSE", "all"),
    *("nobody", "shared", "../project", "/etc/passwd", "a/b", "a\\b", ".", "..", "%2e", "con"),
    *("{{ 7*7 }}", "{% raw %}", "{authority}", "{autority}", "${x}", "<script>x</script>", "%s"),
    *("https://", "https://[", "http://a b", "javascript:x", "file:///etc/passwd", "https://a:b:c"),
    *("@", "a@b", "a@b.c\nBcc: d@e.f", "x" * 300, "x" * 3_000, "long " * 5_000, "\u200b", "עברית"),
    *(
        "\u202etxt",
        "\ufb01",
        "e\u0303\u0323",
        "\U0001f600",
        "a\nb",
        "- a",
        "\\",
        "'",
        '"',
        "[](",
        "*",
    ),
    *({"from": "2014", "to": "2013"}, {"from": "2013"}, {"en": "a", "xx": "b"}, {"EN": "a"}),
    *(["bergvik", "bergvik"], ["all"], {"kind": "trip"}, {"kind": []}, [[["a"]]], {"lv": "ā"}),
)
_MOST = 100_000
"""So many places of a record are written within seconds."""
_KEYS = ("", " ", "id", "kind", "en", "from", "Title", "title ", "tilte", "a.b", "[0]", "0", "#")


def _places(tree: Tree, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in a tree, but for the whole."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items if isinstance(tree, dict | list) else ():
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from _places(value, (*path, key))


def _at(tree: Tree, path: tuple[Any, ...]) -> Tree:
    for key in path:
        tree = tree[key]
    return tree


def _any(tree: Tree, chance: Random, sort: type | tuple[type, ...] = object) -> tuple[Any, ...]:
    """The path of anything of a sort; of anything at all where there is none."""
    every = list(_places(tree))
    return chance.choice([one for one in every if isinstance(_at(tree, one), sort)] or every)


def _put(tree: Tree, path: tuple[Any, ...], value: Tree) -> None:
    _at(tree, path[:-1])[path[-1]] = value


def lost(tree: Tree, chance: Random) -> None:
    *above, key = _any(tree, chance)
    del _at(tree, tuple(above))[key]


def name_changed(tree: Tree, chance: Random) -> None:
    *above, key = _any(tree, chance)
    parent = _at(tree, tuple(above))
    if isinstance(parent, dict):
        others = (*_KEYS, key.upper(), key[1:], key * 2, key.replace("_", "-"), "x" * 5_000)
        parent[chance.choice(others)] = parent.pop(key)


def added(tree: Tree, chance: Random) -> None:
    parent = _at(tree, _any(tree, chance, (dict, list)))
    if isinstance(parent, dict):
        parent[chance.choice(_KEYS)] = chance.choice(_STRANGE)
    elif isinstance(parent, list):
        parent.insert(chance.randrange(len(parent) + 1), chance.choice(_STRANGE))


def strange(tree: Tree, chance: Random) -> None:
    _put(tree, _any(tree, chance, str), chance.choice(_STRANGE))


def all_strange(tree: Tree, chance: Random) -> None:
    for path in [one for one in _places(tree) if isinstance(_at(tree, one), str)]:
        if chance.random() < 0.4:
            _put(tree, path, chance.choice(_STRANGE))


def replaced(tree: Tree, chance: Random) -> None:
    _put(tree, _any(tree, chance), chance.choice(_STRANGE))


def put_into_a_list(tree: Tree, chance: Random) -> None:
    path = _any(tree, chance)
    _put(tree, path, [_at(tree, path)] * chance.choice((1, 1, 2)))


def put_into_a_mapping(tree: Tree, chance: Random) -> None:
    path = _any(tree, chance)
    _put(tree, path, {chance.choice(_KEYS): _at(tree, path)})


def taken_out(tree: Tree, chance: Random) -> None:
    path = _any(tree, chance, (dict, list))
    inside = _at(tree, path)
    if inside and isinstance(inside, dict | list):
        _put(tree, path, next(iter(inside.values() if isinstance(inside, dict) else inside)))


def of_the_other_sort(tree: Tree, chance: Random) -> None:
    path = _any(tree, chance, (dict, list))
    inside = _at(tree, path)
    if isinstance(inside, dict):
        _put(tree, path, [{key: value} for key, value in inside.items()])
    elif isinstance(inside, list):
        _put(tree, path, {str(number): value for number, value in enumerate(inside)})


def exchanged(tree: Tree, chance: Random) -> None:
    one, other = _any(tree, chance), _any(tree, chance)
    if one[: len(other)] != other[: len(one)]:
        before = _at(tree, one)
        _put(tree, one, _at(tree, other))
        _put(tree, other, before)


def copied_elsewhere(tree: Tree, chance: Random) -> None:
    _put(tree, _any(tree, chance), yaml.safe_load(yaml.safe_dump(_at(tree, _any(tree, chance)))))


def in_another_order(tree: Tree, chance: Random) -> None:
    path = _any(tree, chance, list)
    if isinstance(inside := _at(tree, path), list):
        chance.shuffle(inside)


def many_items(tree: Tree, chance: Random) -> None:
    path = _any(tree, chance, list)
    if isinstance(inside := _at(tree, path), list):
        most = max(_MOST // (len([*_places(inside)]) or 1), 2)
        _put(tree, path, inside * min(chance.choice((2, 20, 1_000, _MOST)), most))


def nested(tree: Tree, chance: Random) -> None:
    value: Tree = "a"
    for _ in range(chance.choice((5, 18, 60))):
        value = [value] if chance.random() < 0.5 else {"en": value}
    _put(tree, _any(tree, chance), value)


_Changing = Callable[[Tree, Random], None]


def _of_text(change: _Changing) -> Damaging:
    """The same for what stands in a file."""

    def damaged(text: bytes, chance: Random) -> bytes:
        tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
        change(tree, chance)
        return written(tree)

    return damaged


DAMAGES: dict[str, Damaging] = {
    one.__name__: _of_text(one)
    for one in (
        *(lost, name_changed, added, strange, all_strange, replaced, put_into_a_list),
        *(put_into_a_mapping, taken_out, of_the_other_sort, exchanged, copied_elsewhere),
        *(in_another_order, many_items, nested),
    )
}
