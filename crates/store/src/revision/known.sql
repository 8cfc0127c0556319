SELECT 1 FROM revision WHERE id = :id;
