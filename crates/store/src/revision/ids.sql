SELECT id FROM revision ORDER BY id;
