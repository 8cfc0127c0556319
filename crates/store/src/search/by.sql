SELECT name, relation, head, family_card, village, rt, rw, number FROM search WHERE rules = :rules;
