SELECT household FROM search_household WHERE revision = :revision;
