"""What a report says, as data: frozen dataclasses made for one reader, in one language, as of a date.

shapes.py is the data; midterm.py and the files beside it make it from rows; frozen.py keeps it as JSON.
"""

from reports.builders.midterm import build_midterm
from reports.builders.shapes import MidtermReport

__all__ = ["MidtermReport", "build_midterm"]
