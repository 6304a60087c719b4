"""Values as YAML writes them on one line: in quotation marks only where these are needed."""

import yaml

_Given = str | int | bool | list[str] | dict[str, int]
_PLAIN = ("tag:yaml.org,2002:null", "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool")


class _Dumper(yaml.SafeDumper):
    """Dates stand as they are; only what would be taken for nothing, a number or true is quoted."""


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag in _PLAIN]
    for first, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def scalar(value: _Given) -> str:
    """A text, number, list or table on one line, as it stands behind a colon."""
    written = yaml.dump(
        value, Dumper=_Dumper, default_flow_style=True, allow_unicode=True, width=10**6
    )
    return str(written).removesuffix("\n").removesuffix("\n...")
