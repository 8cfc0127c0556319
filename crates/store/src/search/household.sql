SELECT
    h.case_id, h.village, h.rt, h.rw, h.number, h.card,
    (SELECT p.person FROM search_person AS p WHERE p.household = h.household ORDER BY p.is_head DESC, p.person LIMIT 1)
        AS person
FROM search_household AS h
WHERE h.household = :household AND h.case_id IS NOT NULL;
