"""Which fields of a view a template asks for."""

from collections.abc import Iterator

from jinja2 import meta, nodes

from folio.rendering.faults import FAULTS, place, told
from folio.rendering.hypertext import environment
from folio.rendering.template import Template

OF_THE_FILE = frozenset({"language", "title", "subject", "author", "dated"})
"""What a renderer writes into the properties of a file, whatever the template asks for."""
_OURS = frozenset({"font_faces"})


def used(form: str, template: Template) -> frozenset[str]:
    """The names of the fields that a document in this form needs.

    Raises TemplateError where the template cannot be read.
    """
    found = _in_word(template) if form == "docx" else _in_page(template)
    return frozenset(found) | OF_THE_FILE


def _in_word(template: Template) -> set[str]:
    from folio.rendering.word import opened

    try:
        found: set[str] = opened(template).get_undeclared_template_variables()
    except FAULTS as error:
        raise told(error, str(template.word_file), ()) from error
    return found


def _in_page(template: Template) -> set[str]:
    try:
        trees = list(_trees(template))
    except FAULTS as error:
        file, line = place(error, template.folders)
        raise told(error, f"{file or template.page_file}:{line}", ()) from error
    return {name for tree in trees for name in _asked_for(tree)} - _OURS


def _asked_for(tree: nodes.Template) -> set[str]:
    """The names in a file that are neither its own nor imported.

    jinja2 alone would count an import as unknown where a block uses it.
    """
    imported = {
        name if isinstance(name, str) else name[1]
        for line in tree.find_all(nodes.FromImport)
        for name in line.names
    }
    own = {macro.name for macro in tree.find_all(nodes.Macro)}
    own |= {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    return meta.find_undeclared_variables(tree) - imported - own


def _trees(template: Template) -> Iterator[nodes.Template]:
    """The page, and all that it extends, includes or imports, parsed."""
    surroundings = environment(template, "")
    loader = surroundings.loader
    assert loader  # noqa: S101 - the environment is made with one
    waiting, seen = [template.page_file.name], set[str]()
    while waiting:
        name = waiting.pop()
        source, file, _ = loader.get_source(surroundings, name)
        tree = surroundings.parse(source, name, file)
        yield tree
        seen.add(name)
        called = meta.find_referenced_templates(tree)
        waiting += [other for other in called if other and other not in seen]
