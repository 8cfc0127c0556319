SELECT r.id FROM revision AS r
WHERE NOT EXISTS (SELECT 1 FROM sent_revision AS s WHERE s.revision = r.id)
    AND NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = r.id)
ORDER BY r.device, r.seq, r.id;
