SELECT household, number FROM search_household
WHERE (:rw IS NULL OR rw = :rw) AND (:number IS NULL OR number = :number);
