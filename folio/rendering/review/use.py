"""How the tags of a template, and of all that it calls for, use the fields of its view."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import singledispatchmethod

from jinja2 import Environment, nodes

from folio.rendering.review.expressions import Expressions, bound, nearest
from folio.rendering.review.scope import NOTHING, Scope, Value, asked_for, loop, missing_in, written
from folio.rendering.review.sheet import Sheet
from folio.text.fields import TEXT, Field

Loads = Callable[[str], Sheet | None]
"""From the name of a file that a template calls for to its tags, if there is such a file."""
_IN_BLOCKS = {"super": NOTHING, "self": NOTHING}
"""By these, what stands in a block of the page that is extended, or in another block, is put in."""


@dataclass(slots=True)
class _Macro:
    """A macro with the file it stands in, what is known there, and what it was given so far."""

    node: nodes.Macro
    sheet: Sheet
    scope: Scope
    is_called: bool = False
    given: list[Mapping[str, Value]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Body:
    """What a page puts into a block of the page that it extends."""

    node: nodes.Block
    sheet: Sheet
    scope: Scope


class Use:
    """Goes through the tags of files; what is wrong is told to the sheets they stand in.

    `fields` are those of the view, `beside` what else has a name, `known` what jinja has of
    filters and tests, `loads` what gives out files, and `mark` what a tag bears that stands for a
    paragraph.
    """

    def __init__(
        self, fields: Field, known: Environment, beside: Iterable[str], loads: Loads, mark: str = ""
    ) -> None:
        self._loads = loads
        self._expressions = Expressions(fields, known, mark, self._blame, self._called)
        view = {name: Value(one, path=name, written=name) for name, one in fields.fields.items()}
        texts = {name: Value(TEXT, written=name) for name in beside}
        self._everywhere = Scope(dict.fromkeys(known.globals, NOTHING))
        self._names = self._everywhere.knowing(view | texts)
        self._macros: dict[str, _Macro] = {}
        self._bodies: dict[str, _Body] = {}
        self._calls: list[str] = []
        self._pages: list[Sheet] = []

    @property
    def used(self) -> set[str]:
        """The paths of the fields that were met."""
        return self._expressions.used

    def read(self, sheet: Sheet) -> None:
        """Go through a file, and through the macros in it that nothing calls."""
        for one in reversed([*sheet.tree.find_all(nodes.For)]):
            self._expressions.loops |= dict.fromkeys(bound(one.target, NOTHING), written(one.iter))
        self._page(sheet, self._names)
        for macro in list(self._macros.values()):
            if not macro.is_called:
                self._work_out(macro, {})

    def _page(self, sheet: Sheet, scope: Scope) -> None:
        """A file from its head; where it extends another one, that one with its blocks."""
        self._sheet = sheet
        self._pages.append(sheet)
        extended = next(sheet.tree.find_all(nodes.Extends), None)
        if extended is None:
            self._statements(sheet.tree.body, scope)
            return
        blocks = [node for node in sheet.tree.body if isinstance(node, nodes.Block)]
        within = self._statements([one for one in sheet.tree.body if one not in blocks], scope)
        above = self._load(extended.template, extended)
        for block in blocks:
            self._bodies.setdefault(block.name, _Body(block, sheet, within))
        if above is not None:
            self._page(above, scope)
        else:
            self._statements(blocks, within)

    def _statements(self, body: Iterable[nodes.Node], scope: Scope) -> Scope:
        """One after the other; return what is known after the last."""
        for node in body:
            scope = self._statement(node, scope) or scope
        return scope

    @singledispatchmethod
    def _statement(self, node: nodes.Node, scope: Scope) -> Scope | None:
        """One statement; return what is known after it, if that is more than before."""
        for one in node.iter_child_nodes(exclude=("body",)):
            self._expressions.of(one, scope)
        self._statements(getattr(node, "body", ()), scope)
        return None

    @_statement.register
    def _(self, node: nodes.Output, scope: Scope) -> None:
        for one in node.nodes:
            if not isinstance(one, nodes.TemplateData):
                self._expressions.printed(one, scope)

    @_statement.register
    def _(self, node: nodes.For, scope: Scope) -> None:
        over = self._expressions.of(node.iter, scope)
        self._expressions.there(over, node)
        item = self._expressions.item(over, node)
        names = bound(node.target, item)
        inside = scope.knowing({**names, "loop": loop(item)})
        if node.test is not None:
            self._expressions.of(node.test, inside)
            inside = inside.asking(asked_for(node.test))
        self._statements(node.body, inside)
        self._statements(node.else_, scope)

    @_statement.register
    def _(self, node: nodes.If, scope: Scope) -> None:
        self._expressions.of(node.test, scope)
        self._statements(node.body, scope.asking(asked_for(node.test)))
        without = scope.asking(missing_in(node.test))
        for other in node.elif_:
            self._expressions.of(other.test, without)
            self._statements(other.body, without.asking(asked_for(other.test)))
            without = without.asking(missing_in(other.test))
        self._statements(node.else_, without)

    @_statement.register
    def _(self, node: nodes.Assign, scope: Scope) -> Scope:
        return scope.knowing(bound(node.target, self._expressions.of(node.node, scope)))

    @_statement.register
    def _(self, node: nodes.AssignBlock, scope: Scope) -> Scope:
        self._statements(node.body, scope)
        return scope.knowing(bound(node.target, Value(TEXT)))

    @_statement.register
    def _(self, node: nodes.With, scope: Scope) -> None:
        inside = scope
        for target, one in zip(node.targets, node.values, strict=True):
            inside = inside.knowing(bound(target, self._expressions.of(one, scope)))
        self._statements(node.body, inside)

    @_statement.register
    def _(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._expressions.of(node.call, scope)
        given = (name for one in node.args for name in bound(one, NOTHING))
        self._statements(node.body, scope.knowing(dict.fromkeys(given, NOTHING)))

    @_statement.register
    def _(self, node: nodes.Macro, scope: Scope) -> Scope:
        self._macros[node.name] = _Macro(node, self._sheet, scope)
        return scope.knowing({node.name: NOTHING})

    @_statement.register
    def _(self, node: nodes.Import, scope: Scope) -> Scope:
        self._load(node.template, node)
        return scope.knowing({node.target: NOTHING})

    @_statement.register
    def _(self, node: nodes.FromImport, scope: Scope) -> Scope:
        """The macros of another file, each by the name that it gets here."""
        sheet = self._load(node.template, node)
        there = {one.name: one for one in sheet.tree.find_all(nodes.Macro)} if sheet else {}
        names = [(line, line) if isinstance(line, str) else line for line in node.names]
        if sheet is not None:
            own = self._everywhere.knowing(dict.fromkeys(there, NOTHING))
            for name, macro in there.items():
                self._macros.setdefault(name, _Macro(macro, sheet, own, is_called=True))
            for name, alias in names:
                if name in there:
                    self._macros[alias] = _Macro(there[name], sheet, own)
                else:
                    reason = f"There is no '{name}' in {sheet.file.name}."
                    self._blame(node, reason, nearest(name, there) or "Take it out.")
        return scope.knowing({alias: NOTHING for _, alias in names})

    @_statement.register
    def _(self, node: nodes.Include, scope: Scope) -> None:
        if sheet := self._load(node.template, node):
            self._pages.append(sheet)
            self._within(sheet, sheet.tree.body, scope)
            self._pages.pop()

    @_statement.register
    def _(self, node: nodes.Block, scope: Scope) -> None:
        body = self._bodies.get(node.name)
        if body is None:
            self._statements(node.body, scope.knowing(_IN_BLOCKS))
        else:
            self._within(body.sheet, body.node.body, body.scope.knowing(_IN_BLOCKS))

    @_statement.register
    def _(self, node: nodes.Extends, scope: Scope) -> None:
        """The page that is extended has its turn when its like has been read."""

    def _load(self, called: nodes.Node, node: nodes.Node) -> Sheet | None:
        name = called.value if isinstance(called, nodes.Const) else ""
        sheet = self._loads(name) if name else None
        if name and sheet is None:
            self._blame(node, f"There is no template '{name}'.", "Correct its name.")
        if sheet in self._pages:
            self._blame(node, f"The file calls for itself by '{name}'.", "Take it out.")
            return None
        return sheet

    def _called(self, node: nodes.Call, given: list[Value], named: dict[str, Value]) -> bool:
        """Work out a macro with what it is given; return whether it is one."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        macro = self._macros.get(name)
        if macro is None:
            return False
        names = [one.name for one in macro.node.args]
        if len(given) > len(names) or not set(named) <= {*names}:
            reason = f"'{name}' takes {', '.join(names) or 'nothing'}."
            self._blame(node, reason, "Give it that and no more.")
        self._work_out(macro, dict(zip(names, given, strict=False)) | named)
        return True

    def _work_out(self, macro: _Macro, given: Mapping[str, Value]) -> None:
        """The body of a macro; not again with the same, and not from inside itself."""
        macro.is_called = True
        name = f"{macro.sheet.file}:{macro.node.name}"
        names = [one.name for one in macro.node.args]
        values = {name: given.get(name, NOTHING) for name in (*names, "caller", "varargs")}
        inside = {name: Value(one.field.as_present, one.path) for name, one in values.items()}
        if name in self._calls or inside in macro.given:
            return
        macro.given.append(inside)
        self._calls.append(name)
        self._within(macro.sheet, macro.node.body, macro.scope.knowing(inside))
        self._calls.pop()

    def _within(self, sheet: Sheet, body: Iterable[nodes.Node], scope: Scope) -> None:
        """What stands in another file."""
        before, self._sheet = self._sheet, sheet
        self._statements(body, scope)
        self._sheet = before

    def _blame(self, node: nodes.Node, message: str, remedy: str) -> None:
        self._sheet.blame(node.lineno, message, remedy)
