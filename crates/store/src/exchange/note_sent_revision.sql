INSERT INTO sent_revision (revision, bundle) VALUES (:revision, :bundle)
ON CONFLICT (revision, bundle) DO NOTHING;
