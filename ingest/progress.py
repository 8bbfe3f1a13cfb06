"""How a long ingest shows where it is: a bar on a terminal, plain lines elsewhere."""

import sys
from typing import TYPE_CHECKING, Protocol

from ingest.outcome import FileOutcome, Verdict

if TYPE_CHECKING:
    from rich.progress import Progress as RichBar


class Progress(Protocol):
    """Told what happens; all of it on stderr, so that stdout stays the result's."""

    def begin(self, total: int) -> None: ...

    def file(self, outcome: FileOutcome) -> None: ...

    def stage(self, text: str) -> None: ...

    def end(self) -> None: ...


class Silent:
    """For callers that show nothing."""

    def begin(self, total: int) -> None:
        """Nothing."""

    def file(self, outcome: FileOutcome) -> None:
        """Nothing."""

    def stage(self, text: str) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


class Lines(Silent):
    """A line for each file."""

    def __init__(self) -> None:
        self._total = self._done = 0

    def begin(self, total: int) -> None:
        self._total = total

    def file(self, outcome: FileOutcome) -> None:
        self._done += 1
        print(f"[{self._done}/{self._total}] {outcome.line}", file=sys.stderr, flush=True)

    def stage(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)


class Bar(Silent):
    """A bar that moves; only what was rejected leaves a line."""

    def __init__(self) -> None:
        self._bar: RichBar | None = None

    def begin(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress as RichBar

        self._bar = RichBar(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("收录报告", total=total)
        self._bar.start()

    def file(self, outcome: FileOutcome) -> None:
        if self._bar:
            self._bar.advance(self._task)
            if outcome.verdict is Verdict.REJECTED:
                self._bar.console.print(outcome.line, markup=False, highlight=False)

    def stage(self, text: str) -> None:
        if self._bar:
            self._bar.update(self._task, description=text)

    def end(self) -> None:
        if self._bar:
            self._bar.stop()


def suited_to_stderr() -> Progress:
    """A bar where someone is watching."""
    return Bar() if sys.stderr.isatty() else Lines()
