SELECT id, bytes, signature FROM revision WHERE document = :document ORDER BY arrival;
