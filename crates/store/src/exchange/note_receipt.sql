INSERT INTO receipt (bundle, device, at, bytes) VALUES (:bundle, :device, :at, :bytes)
ON CONFLICT (bundle) DO NOTHING;
