DELETE FROM blob WHERE NOT EXISTS (SELECT 1 FROM revision_blob AS b WHERE b.hash = blob.hash);
