SELECT 1 FROM search_slip WHERE word = :word AND slip = :slip;
