INSERT INTO held_blob (hash, bytes) VALUES (:hash, :bytes) ON CONFLICT (hash) DO NOTHING;
