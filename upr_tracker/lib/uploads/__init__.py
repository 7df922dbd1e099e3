"""Files that people upload: told apart by what is in them, and stripped of what tells who made them, where and when.

`check_and_clean` is the one door, and `check_and_clean_logo` that for logos. What they give back was written anew by
us; the file that came in is never kept.
"""

from upr_tracker.lib.uploads.kinds import LARGEST, CleanFile
from upr_tracker.lib.uploads.names import attachment_header, tidy_name
from upr_tracker.lib.uploads.refusals import UploadRefused
from upr_tracker.lib.uploads.workshop import check_and_clean, check_and_clean_logo

__all__ = [
    "LARGEST",
    "CleanFile",
    "UploadRefused",
    "attachment_header",
    "check_and_clean",
    "check_and_clean_logo",
    "tidy_name",
]
