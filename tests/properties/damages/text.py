"""What can happen to the text of a file: in an editor, on its way by mail, or by ill will."""

from collections.abc import Callable
from random import Random

Damaging = Callable[[bytes, Random], bytes]
"""From what stands in a file, and chance, to what stands there afterwards."""

MB = 2**20
_SIGNS = (
    *("\t", "\0", "\x07", "\x1b[31m", "\x85", "\u2028", "\u200b", "\u202e", "\ufeff", "\ud7ff"),
    *("א", "ع", "中", "\U0001f600", "e\u0301\u0301", "\uffff", "\U0010ffff", "\r", "\n", "\n\n"),
    *(": ", "- ", "? ", "# ", "| ", "> ", "|\n", ">-\n", "{", "}", "[", "]", ",", "&a ", "*a "),
    *("!a ", "!!str ", "!!binary ", "%", "@", "`", '"', "'", "\\", "---\n", "...\n", "<<: *a\n"),
    *("- - - - ", "? [a]: b\n", "{{ 7*7 }}", "\u00a0", " " * 40, "<script>", "=", "~", "null"),
)


def _any_place(text: bytes, chance: Random) -> int:
    return chance.randrange(len(text) + 1)


def cut_off(text: bytes, chance: Random) -> bytes:
    return text[: _any_place(text, chance)]


def beginning_lost(text: bytes, chance: Random) -> bytes:
    return text[_any_place(text, chance) :]


def piece_lost(text: bytes, chance: Random) -> bytes:
    start, end = sorted((_any_place(text, chance), _any_place(text, chance)))
    return text[:start] + text[end:]


def piece_twice(text: bytes, chance: Random) -> bytes:
    start, end = sorted((_any_place(text, chance), _any_place(text, chance)))
    return text[:end] + text[start:]


def line_lost(text: bytes, chance: Random) -> bytes:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def line_twice(text: bytes, chance: Random) -> bytes:
    lines = text.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"".join(lines)


def lines_in_another_order(text: bytes, chance: Random) -> bytes:
    lines = text.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def indented_otherwise(text: bytes, chance: Random) -> bytes:
    lines = text.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    by = chance.choice((b"\t", b" ", b"   ", b" \t", b"\xc2\xa0"))
    lines[place] = by + lines[place] if chance.random() < 0.6 else lines[place].lstrip()
    return b"".join(lines)


def indented_with_tabs(text: bytes, _chance: Random) -> bytes:
    return text.replace(b"  ", b"\t")


def sign_typed(text: bytes, chance: Random) -> bytes:
    place = _any_place(text, chance)
    sign = chance.choice(_SIGNS).encode("utf-8", "surrogatepass")
    return text[:place] + sign + text[place:]


def signs_typed(text: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(2, 12)):
        text = sign_typed(text, chance)
    return text


def sign_changed(text: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(text))
    return text[:place] + bytes([chance.randrange(256)]) + text[place + 1 :]


def signs_changed(text: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(2, 60)):
        text = sign_changed(text, chance)
    return text


def all_of_one_sign_lost(text: bytes, chance: Random) -> bytes:
    return text.replace(chance.choice((b":", b"-", b"'", b'"', b"{", b"}", b"\n", b" ")), b"")


def with_mark_of_byte_order(text: bytes, chance: Random) -> bytes:
    return b"\xef\xbb\xbf" * chance.randint(1, 3) + text


def with_ends_of_lines_of_windows(text: bytes, _chance: Random) -> bytes:
    return text.replace(b"\n", b"\r\n")


def with_ends_of_lines_of_old_macs(text: bytes, _chance: Random) -> bytes:
    return text.replace(b"\n", b"\r")


def in_another_encoding(text: bytes, chance: Random) -> bytes:
    codes = ("latin-1", "cp1257", "cp1251", "utf-16", "utf-16-be", "utf-32", "utf-7", "cp037")
    return text.decode().encode(chance.choice(codes), "replace")


def read_wrongly_and_saved(text: bytes, _chance: Random) -> bytes:
    return text.decode("cp1252", "replace").encode()


def cut_inside_a_letter(text: bytes, _chance: Random) -> bytes:
    return text + "ā".encode()[:1]


def empty(_text: bytes, _chance: Random) -> bytes:
    return b""


def blank(_text: bytes, chance: Random) -> bytes:
    return chance.choice((b"\n", b" ", b"\t\n", b"# nothing\n", b"---\n", b"~\n", b"...\n", b"\0"))


def of_zeros(text: bytes, _chance: Random) -> bytes:
    """As a disk leaves it that lost its power."""
    return b"\0" * len(text)


def at_random(_text: bytes, chance: Random) -> bytes:
    return chance.randbytes(chance.choice((1, 10, 1000, 100_000)))


def many_times(text: bytes, chance: Random) -> bytes:
    return text * chance.choice((2, 20, 500))


def deep(text: bytes, chance: Random) -> bytes:
    opening = chance.choice((b"[", b"{a: ", b"- ", b"? ", b"[{a: ", b"!a [", b"&a [", b"|\n "))
    return text + b"deep: " + opening * chance.choice((19, 30, 5_000, 1_000_000 // len(opening)))


def bomb(text: bytes, chance: Random) -> bytes:
    levels = chance.choice((3, 9, 40))
    lines = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]".encode() for n in range(1, levels)]
    return b"\n".join((*lines, text)) if chance.random() < 0.5 else text + b"\n".join(lines)


def cycle(text: bytes, chance: Random) -> bytes:
    return text + chance.choice((b"a: &a [*a]\n", b"a: &a {b: *a}\n", b"a: &a\n  <<: *a\n"))


def merged(text: bytes, chance: Random) -> bytes:
    keys = (b"<<: {number: 7}\n", b"<<: [a, b]\n", b"base: &b {x: 1}\n<<: *b\n", b"? <<\n: 1\n")
    return chance.choice(keys) + text


def commanding(text: bytes, chance: Random) -> bytes:
    tags = (
        *(b"!!python/object/apply:os.system ['true']", b"!!python/name:os.system", b"!!set {a}"),
        *(b"!!binary aGk=", b"!!timestamp 2013-04-17", b"!!float 1", b"!<tag:x,2000:y> z"),
    )
    return text + b"a: " + chance.choice(tags) + b"\n"


def directing(text: bytes, chance: Random) -> bytes:
    lines = (
        b"%YAML 1.1\n---\n",
        b"%YAML 9.9\n---\n",
        b"%TAG ! tag:x,2000:\n---\n",
        b"%\n",
        b"%a b",
    )
    return chance.choice(lines) + text


def huge_text(text: bytes, chance: Random) -> bytes:
    size = chance.choice((3_000, 100_000, 4 * MB, 10 * MB))
    piece = chance.choice((b"x", b"long ", b"\xc4\x81", b"[", b"**a", b"\\n\n  ", b'\\"', b"<b>"))
    return text + b'\nhuge: "' + piece * (size // len(piece)) + b'"\n'


def huge_list(text: bytes, chance: Random) -> bytes:
    many = chance.choice((501, 5_001, 100_000, 600_000))
    line = chance.choice((b"- a\n", b"- \n", b"- - a\n", b"- {a: b}\n", b"- {}\n", b"- [\n"))
    return text + b"\nhuge:\n" + line * min(many, 10 * MB // len(line))


def huge_mapping(text: bytes, chance: Random) -> bytes:
    many = chance.choice((1_000, 100_000))
    same = chance.random() < 0.3
    return text + "".join(f"\nkey{0 if same else n}: a" for n in range(many)).encode()


DAMAGES: dict[str, Damaging] = {
    one.__name__: one
    for one in (
        *(cut_off, beginning_lost, piece_lost, piece_twice, line_lost, line_twice),
        *(lines_in_another_order, indented_otherwise, indented_with_tabs, sign_typed),
        *(signs_typed, sign_changed, signs_changed, all_of_one_sign_lost),
        *(with_mark_of_byte_order, with_ends_of_lines_of_windows, with_ends_of_lines_of_old_macs),
        *(in_another_encoding, read_wrongly_and_saved, cut_inside_a_letter, empty, blank),
        *(of_zeros, at_random, many_times, deep, bomb, cycle, merged, commanding, directing),
        *(huge_text, huge_list, huge_mapping),
    )
}
