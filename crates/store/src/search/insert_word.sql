INSERT INTO search_word (word, person, joined) VALUES (:word, :person, :joined) ON CONFLICT (word, person) DO NOTHING;
