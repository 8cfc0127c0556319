SELECT arrival, id, bytes, signature FROM revision WHERE arrival > :arrival ORDER BY arrival LIMIT :limit;
