"""How far something is, on a terminal: a bar that grows in place, or plain lines where the words go into a file."""

from typing import Any, Self

WIDTH = 30


class ProgressBar:
    """Of files and, within one that is being drawn, of pages. `stream` is what a command calls its stderr."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.done, self.total, self.drawn = 0, 1, 0
        self.is_terminal = bool(getattr(stream, "isatty", lambda: False)())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        if self.is_terminal:
            self.stream.write("\r\x1b[K", ending="")

    def files(self, done: int, total: int) -> None:
        self.done, self.total, self.drawn = done, total, 0
        self.show(f"File {done + 1} of {total}")

    def page(self, number: int) -> None:
        if number != self.drawn:
            self.drawn = number
            if self.is_terminal:
                self.show(f"File {self.done + 1} of {self.total}, page {number}")

    def show(self, words: str) -> None:
        if not self.is_terminal:
            self.stream.write(words)
            return
        full = int(WIDTH * share_of(self.done, self.total, self.drawn))
        self.stream.write(f"\r\x1b[K[{'#' * full}{'.' * (WIDTH - full)}] {words}", ending="")


def share_of(done: int, total: int, page: int) -> float:
    """From 0 to 1. How many pages a file has is known at its end only, so each page takes a part of what is left."""
    return (done + page / (page + 50)) / max(total, 1)
