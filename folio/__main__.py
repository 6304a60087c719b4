"""The program `folio`: what draws a preview begins to load before all else does."""

import gc
import sys


def main() -> None:
    """Run the command line.

    A preview is drawn in a process of its own, since loading what draws it takes half of the time.
    """
    if "preview" not in sys.argv:
        _run()
        return
    from folio.rendering.workers import printer

    early = printer("docx" if any(word.endswith("docx") for word in sys.argv) else "pdf")
    early.start(1)
    try:
        _run()
    finally:
        early.kill()


def _run() -> None:
    from folio.cli import main as run

    gc.freeze()  # What is loaded stays; it would be searched for waste at the end, for 0.1 s.
    run()


if __name__ == "__main__":
    main()
