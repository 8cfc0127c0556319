SELECT person, joined, word = :word AS same FROM search_word WHERE word >= :word AND word < :beyond;
