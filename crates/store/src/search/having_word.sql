SELECT person FROM search_word WHERE word = :word AND joined = 0;
