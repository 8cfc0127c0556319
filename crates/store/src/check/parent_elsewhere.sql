SELECT DISTINCT p.child AS id FROM parent AS p
JOIN revision AS r ON r.id = p.parent
WHERE r.document <> p.document
ORDER BY id;
