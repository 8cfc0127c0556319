SELECT id, bytes, signature FROM revision
WHERE kind = 'erasure' AND op = 'purge' AND device = :root
ORDER BY id;
