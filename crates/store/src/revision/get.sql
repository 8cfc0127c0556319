SELECT id, bytes, signature FROM revision WHERE id = :id;
