SELECT arrival, id, bytes, signature, kind FROM revision
WHERE arrival > :arrival AND NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = revision.id)
ORDER BY arrival
LIMIT :limit;
