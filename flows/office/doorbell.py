"""When the drop folders are emptied: once, after what was laid down there has come to rest."""

from dataclasses import dataclass


@dataclass
class Doorbell:
    """Rings once, when nothing more has come for so many seconds; times are in seconds, too."""

    pause: float
    _last: float | None = None

    def press(self, now: float) -> None:
        """Somebody has laid down something, or goes on writing it."""
        self._last = now

    def rings(self, now: float) -> bool:
        """Whether it is time to look; it is asked again and again."""
        if self._last is None or now - self._last < self.pause:
            return False
        self._last = None
        return True
