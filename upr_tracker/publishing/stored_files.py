"""Files that were uploaded and cleaned. Their bytes are in the database, under no address of their own.

There they share its transactions, its back-ups and its erasing. Who may read one is said by the row that names it.
"""

from django.db import transaction

from upr_tracker.lib.uploads import CleanFile
from upr_tracker.publishing.models import StoredFile


@transaction.atomic
def keep(clean: CleanFile) -> StoredFile:
    """The same content is stored once. Name it in the same transaction: what no row names may be forgotten."""
    content = {"media_type": clean.media_type, "size": len(clean.content), "content": clean.content}
    stored, _made = (
        StoredFile.objects.select_for_update().defer("content").get_or_create(sha256=clean.sha256, defaults=content)
    )
    return stored


@transaction.atomic
def forget_unused(*keys: int | None) -> int:
    """Destroys those of these stored files that no row names any more; without keys, all such. Returns how many."""
    rows = StoredFile.objects.order_by("pk")
    if keys:
        rows = rows.filter(pk__in=[key for key in keys if key is not None])
    # Locked first, so that nobody begins to name one while it is looked for who does.
    found = list(rows.select_for_update().values_list("pk", flat=True))
    return int(StoredFile.objects.filter(pk__in=found).unnamed().delete()[0])
