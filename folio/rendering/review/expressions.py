"""What the expressions in tags come to, and what of them a view does not have."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import singledispatchmethod

from jinja2 import Environment, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from folio.rendering.review.scope import NOTHING, Scope, Value, asked_for, missing_in
from folio.rendering.review.tags import DRAWN, printing
from folio.text.fields import TEXT, Field, Sort
from folio.text.slips import meant

_KEEPING = ("sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr")
_OF_ONE = ("first", "last", "random", "min", "max")
_ASKING = ("default", "d")
_OUT = "Take it out."
_SIZES = {Sort.PICTURE: (2,), Sort.CHART: (1, 2)}
"""How many sizes are told; a chart is as high as it needs to be."""

Blame = Callable[[nodes.Node, str, str], None]
"""Told the node that is wrong, what is wrong with it, and what to do."""
Called = Callable[[nodes.Call, list[Value], dict[str, Value]], bool]
"""Told of a call with what is given to it; whether it is that of a macro."""


@dataclass(slots=True)
class Expressions:
    """Works out what is known of an expression: its field, or nothing.

    `fields` are those of the view, `known` is what jinja has of filters and tests, and `mark` what
    a tag of this template bears that stands for a paragraph. `used` are the paths of the fields
    that were met, and `loops` the expressions that loops go through, by the name of one thing.
    """

    fields: Field
    known: Environment
    mark: str
    blame: Blame
    called: Called
    used: set[str] = field(default_factory=set)
    loops: dict[str, str] = field(default_factory=dict)

    def item(self, value: Value, node: nodes.Node) -> Value:
        """One thing of a list, if it is one."""
        if value.field.sort is Sort.ANY:
            return NOTHING
        if value.field.item is None:
            whole = value.written or "this"
            reason = f"'{whole}' is {_a(value.field.sort)} and no list."
            self.blame(node, reason, "Name a list in its place.")
            return NOTHING
        path = f"{value.path}[]" if value.path else ""
        return Value(value.field.item, path, f"{value.written}[0]" if value.written else "")

    def there(self, value: Value, node: nodes.Node) -> None:
        """See that what is used has been asked for, if it may be missing."""
        if value.field.may_be_missing:
            tag = self._tag(f"if {value.written}")
            self.blame(node, f"'{value.written}' may be missing.", f"Ask first, with '{tag}'.")

    def printed(self, node: nodes.Node, scope: Scope) -> None:
        """See that what is printed can be."""
        value = self.of(node, scope)
        one, whole = value.field, value.written or "this"
        if one.is_printed:
            self.there(value, node)
        elif one.sort is Sort.LIST:
            tag = self._tag(f"for {one.name} in {whole}")
            self.blame(node, f"'{whole}' is a list.", f"Go through it with '{tag}'.")
        elif one.sort in DRAWN:
            remedy = f"Write '{printing(one, whole)}', with its width and height."
            self.blame(node, f"'{whole}' is {_a(one.sort)}.", remedy)
        else:
            names = ", ".join(f"'{whole}.{name}'" for name in one.fields)
            asked = self._tag(f"if {whole}")
            remedy = f"There is {names}." if names else f"Ask for it, with '{asked}'."
            self.blame(node, f"'{whole}' is {_a(one.sort)} and cannot be printed.", remedy)

    @singledispatchmethod
    def of(self, node: nodes.Node, scope: Scope) -> Value:
        """What an expression comes to; what it asks for in vain is told.

        Of sorts that are not registered below only the parts are looked at.
        """
        for one in node.iter_child_nodes():
            self.of(one, scope)
        return NOTHING

    @of.register
    def _(self, node: nodes.Name, scope: Scope) -> Value:
        found = scope.values.get(node.name)
        if found is None:
            reason = f"There is no field '{node.name}' here."
            self.blame(node, reason, self._meant(node.name, scope.values))
            return NOTHING
        return self._met(Value(found.field, found.path, node.name), scope)

    @of.register
    def _(self, node: nodes.Getattr, scope: Scope) -> Value:
        return self._under(self.of(node.node, scope), node.attr, node, scope)

    @of.register
    def _(self, node: nodes.Getitem, scope: Scope) -> Value:
        value = self.of(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            return value
        self.of(node.arg, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._under(value, node.arg.value, node, scope)
        return self.item(value, node)

    @of.register
    def _(self, node: nodes.Filter, scope: Scope) -> Value:
        value = self.of(node.node, scope) if node.node is not None else NOTHING
        for one in (*node.args, *(pair.value for pair in node.kwargs)):
            self.of(one, scope)
        if node.name not in self.known.filters:
            reason = f"There is no filter '{node.name}'."
            self.blame(node, reason, nearest(node.name, self.known.filters) or _OUT)
            return NOTHING
        if node.name not in _ASKING:
            self.there(value, node)
        self._drawn(value, node)
        if node.name in _KEEPING:
            return value
        is_one = node.name in _OF_ONE and value.field.item
        return self.item(value, node) if is_one else Value(TEXT)

    @of.register
    def _(self, node: nodes.Test, scope: Scope) -> Value:
        self.of(node.node, scope)
        for one in node.args:
            self.of(one, scope)
        if node.name not in self.known.tests:
            reason = f"There is no test '{node.name}'."
            self.blame(node, reason, nearest(node.name, self.known.tests) or _OUT)
        return NOTHING

    @of.register
    def _(self, node: nodes.And, scope: Scope) -> Value:
        self.of(node.left, scope)
        return self.of(node.right, scope.asking(asked_for(node.left)))

    @of.register
    def _(self, node: nodes.Or, scope: Scope) -> Value:
        left = self.of(node.left, scope)
        self.of(node.right, scope.asking(missing_in(node.left)))
        return Value(left.field.as_present, left.path)

    @of.register
    def _(self, node: nodes.CondExpr, scope: Scope) -> Value:
        self.of(node.test, scope)
        one = self.of(node.expr1, scope.asking(asked_for(node.test)))
        if node.expr2 is None:
            return one
        other = self.of(node.expr2, scope.asking(missing_in(node.test)))
        return one if one.field.sort is other.field.sort else NOTHING

    @of.register
    def _(self, node: nodes.Call, scope: Scope) -> Value:
        given = [self.of(one, scope) for one in node.args]
        named = {one.key: self.of(one.value, scope) for one in node.kwargs}
        if self.called(node, given, named):
            return Value(TEXT)
        self.of(node.node, scope)
        return NOTHING

    def _under(self, value: Value, name: str, node: nodes.Node, scope: Scope) -> Value:
        """What stands under a name of a group, picture or chart."""
        one, whole = value.field, value.written or "this"
        if one.sort in (Sort.ANY, Sort.DAY):
            return NOTHING
        self.there(value, node)
        if name in one.fields:
            path = f"{value.path}.{name}" if value.path else ""
            return self._met(Value(one.fields[name], path, f"{value.written}.{name}"), scope)
        if one.item:
            inside = f"{one.name}.{name}" if name in one.item.fields else one.name
            tag = self._tag(f"for {one.name} in {whole}")
            self.blame(node, f"'{whole}' is a list.", f"Write '{inside}' inside '{tag}'.")
        elif one.fields:
            remedy = nearest(name, one.fields) or f"There is: {', '.join(one.fields)}."
            self.blame(node, f"There is no '{name}' in '{whole}'.", remedy)
        else:
            reason = f"'{whole}' is {_a(one.sort)}, and there is no '{name}' in it."
            self.blame(node, reason, "Write it without what comes after the dot.")
        return NOTHING

    def _met(self, value: Value, scope: Scope) -> Value:
        """A field that was found; it is there where the template has asked for it."""
        if value.path:
            self.used.add(value.path)
        if value.written in scope.asked:
            return Value(value.field.as_present, value.path, value.written)
        return value

    def _meant(self, name: str, names: Iterable[str]) -> str:
        """Where a name that is not known here may come from."""
        if name in self.loops or name == "loop":
            over = self.loops.get(name)
            such = f", '{self._tag(f'for {name} in {over}')}'" if over else ""
            return f"It is known only inside its loop{such}."
        for path, one in self.fields.below():
            if path.endswith(f".{name}"):
                return f"Did you mean '{path}'?"
            if one.item and name in one.item.fields and not nearest(name, names):
                tag = self._tag(f"for {one.name} in {path}")
                return f"Inside '{tag}' there is '{one.name}.{name}'."
        ours = [one for one in names if one not in DEFAULT_NAMESPACE]
        return nearest(name, ours) or "'folio templates --fields <kind>' lists what there is."

    def _drawn(self, value: Value, node: nodes.Filter) -> None:
        """See that a picture is drawn as a picture, a chart as a chart, and each in its size."""
        wanted = next((sort for sort in DRAWN if sort == node.name), None)
        if wanted is None or value.field.sort is Sort.ANY:
            return
        whole = value.written or "this"
        if value.field.sort is not wanted:
            reason = f"'{whole}' is {_a(value.field.sort)}, and '{node.name}' draws {_a(wanted)}."
            self.blame(node, reason, "Correct the field or the filter.")
        elif len(node.args) + len(node.kwargs) not in _SIZES[wanted]:
            reason = f"'{node.name}' has to be told how wide and how high."
            self.blame(node, reason, f"Write '{printing(value.field, whole)}'.")

    def _tag(self, statement: str) -> str:
        return f"{{%{self.mark} {statement} %}}"


def nearest(name: str, known: Iterable[str]) -> str:
    """The question whether another name was meant, if one is near."""
    near = meant(name, known)
    return f"Did you mean '{near}'?" if near else ""


def bound(target: nodes.Node, value: Value) -> Mapping[str, Value]:
    """The names that a loop or a `set` gives to a value."""
    match target:
        case nodes.Name():
            return {target.name: value}
        case nodes.Tuple():
            return {name: NOTHING for one in target.items for name in bound(one, NOTHING)}
    return {}


def _a(sort: Sort) -> str:
    return f"a {sort}"
