SELECT
    r.document, r.kind, r.case_id, r.member, r.round, r.pass, r.source,
    r.id, r.op, r.state, r.instrument, r.author, r.device, r.at,
    (SELECT count(*) FROM revision AS every WHERE every.document = r.document) AS revisions,
    EXISTS (SELECT 1 FROM draft AS d WHERE d.document = r.document) AS draft
FROM revision AS r
WHERE NOT EXISTS (SELECT 1 FROM parent AS p WHERE p.parent = r.id AND p.document = r.document)
    AND NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = r.id)
    AND r.case_id = :case_id
ORDER BY r.kind, r.member, r.document, r.id;
