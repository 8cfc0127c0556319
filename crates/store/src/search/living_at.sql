SELECT person FROM search_person
WHERE (:rw IS NULL OR rw = :rw) AND (:number IS NULL OR number = :number);
