INSERT INTO held (id, device, author, seq, bundle, why, at, signature, bytes)
SELECT :id, :device, :author, :seq, :bundle, :why, :at, :signature, :bytes
WHERE NOT EXISTS (SELECT 1 FROM revision AS r WHERE r.id = :id)
ON CONFLICT (id) DO NOTHING;
