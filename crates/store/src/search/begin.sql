INSERT INTO search (one, rules, name, relation, head, family_card, village, rt, rw, number, read_to, done)
VALUES (
    1, :rules, :name, :relation, :head, :family_card, :village, :rt, :rw, :number, 0,
    NOT EXISTS (SELECT 1 FROM revision)
) ON CONFLICT (one) DO UPDATE SET
    rules = excluded.rules, name = excluded.name, relation = excluded.relation, head = excluded.head,
    family_card = excluded.family_card, village = excluded.village, rt = excluded.rt, rw = excluded.rw,
    number = excluded.number, read_to = 0, done = excluded.done;
