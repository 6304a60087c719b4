"""What can happen to a file in its folder: gone, renamed, moved, or another thing in its place."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from random import Random


def gone(path: Path, _chance: Random) -> None:
    path.unlink()


def folder(path: Path, chance: Random) -> None:
    path.unlink()
    path.mkdir()
    if chance.random() < 0.5:
        (path / path.name).write_text("a: b\n", encoding="utf-8")


def link_to_nowhere(path: Path, _chance: Random) -> None:
    path.unlink()
    path.symlink_to("nowhere.yaml")


def link_to_itself(path: Path, _chance: Random) -> None:
    path.unlink()
    path.symlink_to(path)


def links_in_a_circle(path: Path, _chance: Random) -> None:
    path.unlink()
    path.symlink_to(path.with_name("circle.yaml"))
    path.with_name("circle.yaml").symlink_to(path)


def link_to_the_folder(path: Path, chance: Random) -> None:
    path.unlink()
    path.symlink_to(chance.choice((path.parent, path.parent.parent)), target_is_directory=True)


def link_to_a_device(path: Path, chance: Random) -> None:
    path.unlink()
    path.symlink_to(chance.choice(("/dev/zero", "/dev/null", "/dev/full", "/dev/stdin")))


def pipe(path: Path, _chance: Random) -> None:
    path.unlink()
    os.mkfifo(path)


def door_of_a_program(path: Path, _chance: Random) -> None:
    path.unlink()
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(path.name)
    finally:
        os.chdir(here)


def closed(path: Path, _chance: Random) -> None:
    path.chmod(0o000)


def folder_closed(path: Path, chance: Random) -> None:
    path.parent.chmod(chance.choice((0o000, 0o444, 0o111)))


def hollow(path: Path, chance: Random) -> None:
    """A file of many gigabytes that takes no room."""
    with path.open("ab") as file:
        file.truncate(chance.choice((6, 10_000)) * 2**20)


def renamed(path: Path, chance: Random) -> None:
    stem = path.stem
    names = (
        *(f"{stem}.yml", f"{stem}.YAML", f"{stem}", f"{stem}.yaml.bak", f"{stem.upper()}.yaml"),
        *(f"{stem} 2.yaml", f"{stem}~.yaml", f".{stem}.yaml", f"{stem}ā.yaml", "ру.yaml", "-.yaml"),
        *(
            f"{'long-' * 45}.yaml",
            f"{'long-' * 19}long.yaml",
            "a\nb.yaml",
            "\udce4.yaml",
            "{a}.yaml",
        ),
        *("shared.yaml", "colophon.yaml", "project.yaml", "programme.yaml", "con.yaml", "0.yaml"),
    )
    path.rename(path.with_name(chance.choice(names)))


def moved(path: Path, chance: Random) -> None:
    places = (path.parent.parent, path.parent / "inside", path.parent.parent / "meetings")
    place = chance.choice(places)
    place.mkdir(exist_ok=True)
    path.rename(place / path.name)


def copied(path: Path, chance: Random) -> None:
    names = (
        "copy.yaml",
        "Copy of it.yaml",
        "shared.yaml",
        f"{path.stem}-2.yaml",
        f"{path.stem}.yml",
    )
    path.with_name(chance.choice(names)).write_bytes(path.read_bytes())


DAMAGES: dict[str, Callable[[Path, Random], None]] = {
    one.__name__: one
    for one in (
        *(gone, folder, link_to_nowhere, link_to_itself, links_in_a_circle, link_to_the_folder),
        *(link_to_a_device, pipe, door_of_a_program, closed, folder_closed, hollow),
        *(renamed, moved, copied),
    )
}
