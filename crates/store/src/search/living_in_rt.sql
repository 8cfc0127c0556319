SELECT person FROM search_person
WHERE rt = :rt AND (:rw IS NULL OR rw = :rw) AND (:number IS NULL OR number = :number);
