SELECT id, bytes, signature FROM revision
WHERE document = :document AND NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = revision.id)
ORDER BY arrival;
