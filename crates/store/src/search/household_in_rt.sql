SELECT household, number FROM search_household
WHERE rt = :rt AND (:rw IS NULL OR rw = :rw) AND (:number IS NULL OR number = :number);
