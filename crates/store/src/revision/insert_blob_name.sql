INSERT INTO revision_blob (revision, hash, role, size) VALUES (:revision, :hash, :role, :size)
ON CONFLICT (revision, hash, role) DO NOTHING;
