SELECT seq, id FROM revision WHERE device = :device ORDER BY seq DESC, id LIMIT 1;
