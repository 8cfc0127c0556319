SELECT DISTINCT b.revision AS id FROM revision_blob AS b
WHERE NOT EXISTS (SELECT 1 FROM blob WHERE blob.hash = b.hash)
ORDER BY id;
