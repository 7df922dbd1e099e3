"""What a report says, as data: frozen dataclasses made for one reader, in one language, as of a date.

contents.py is the data of each kind, of the parts in shapes*.py; build.py and the files beside it make it from rows;
frozen.py keeps it as JSON.
"""

from reports.builders.build import build
from reports.builders.contents import Content

__all__ = ["Content", "build"]
