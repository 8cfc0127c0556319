SELECT word FROM search_slip WHERE slip = :slip;
