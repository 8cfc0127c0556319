DELETE FROM search_slip WHERE slip = :slip AND word = :word;
