"""Records as files: all the ways in which somebody, or a program, may write YAML."""

from typing import Any

import yaml
from hypothesis import strategies as st

STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from((False, True, None)),
        "default_style": st.sampled_from((None, '"', "'")),
        "width": st.sampled_from((20, 80, 10**6)),
        "line_break": st.sampled_from(("\n", "\r\n")),
        "explicit_start": st.booleans(),
        "encoding": st.sampled_from(("utf-8", "utf-8-sig")),
    }
)
"""How somebody, or a program, may write YAML."""


def written(tree: Any, *, encoding: str = "utf-8", **style: Any) -> bytes:
    """A record as a file."""
    text: str = yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False, **style)
    return text.encode(encoding)


class _Plain(yaml.SafeDumper):
    """Writes as people do: nothing but a text that would be read as none has to be quoted."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [(tag, form) for tag, form in known if tag.endswith(":null")]
        for first, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def ignore_aliases(self, _data: Any) -> bool:
        return True


for kind in (bool, int):
    _Plain.add_representer(kind, lambda dumper, value: dumper.represent_str(str(value).lower()))
