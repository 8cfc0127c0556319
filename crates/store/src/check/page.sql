SELECT
    r.arrival, r.id, r.document, r.case_id, r.kind, r.op, r.state, r.member, r.instrument, r.round, r.pass, r.source,
    r.author, r.device, r.seq, r.prev, r.at, r.signature, r.bytes,
    (SELECT count(*) FROM parent AS p WHERE p.child = r.id AND p.document = r.document) AS parents
FROM revision AS r
WHERE r.arrival > :arrival AND NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = r.id)
ORDER BY r.arrival
LIMIT :limit;
