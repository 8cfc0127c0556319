SELECT DISTINCT p.child AS id FROM parent AS p
WHERE NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.id = p.parent)
ORDER BY id;
