DELETE FROM search_household WHERE household = :household;
