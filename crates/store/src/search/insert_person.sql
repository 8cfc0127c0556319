INSERT INTO search_person (household, member, name, is_head, rt, rw, number)
VALUES (:household, :member, :name, :is_head, :rt, :rw, :number);
