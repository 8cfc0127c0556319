SELECT person, name FROM search_person WHERE household = :household;
