"""The parser of light Markdown. It is whole before anybody has it: one thread at a time imports."""

from markdown_it import MarkdownIt

RULES = ("paragraph", "list", "emphasis", "link", "newline", "escape", "balance_pairs")

PARSER = MarkdownIt("zero").enable(RULES)
PARSER.parse("- [a](https://a.example/%41)")  # it fills its tables when it is first used
