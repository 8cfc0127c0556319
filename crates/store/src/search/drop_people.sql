DELETE FROM search_person WHERE household = :household;
