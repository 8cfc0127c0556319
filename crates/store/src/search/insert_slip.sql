INSERT INTO search_slip (slip, word) VALUES (:slip, :word) ON CONFLICT (slip, word) DO NOTHING;
