UPDATE draft SET changes = changes + 1, cursor = coalesce(:cursor, cursor), touched = :at
WHERE document = :document
RETURNING changes;
