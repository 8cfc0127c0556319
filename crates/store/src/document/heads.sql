SELECT r.id, r.op, r.state, r.instrument, r.author, r.device, r.at
FROM revision AS r
WHERE r.document = :document
    AND NOT EXISTS (SELECT 1 FROM parent AS p WHERE p.parent = r.id AND p.document = r.document)
    AND NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = r.id)
ORDER BY r.id;
