SELECT id, bytes, signature, device, seq FROM revision
WHERE id = :id AND NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = revision.id);
