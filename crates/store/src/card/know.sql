INSERT INTO card (device, bytes, at) VALUES (:device, :bytes, :at)
ON CONFLICT (device) DO UPDATE SET bytes = excluded.bytes, at = excluded.at;
