DELETE FROM search_word WHERE word = :word AND person = :person;
