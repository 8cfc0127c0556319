SELECT h.case_id, h.village, h.rt, h.rw, h.number, h.card, p.member, p.name
FROM search_person AS p
JOIN search_household AS h ON h.household = p.household
WHERE p.person = :person AND h.case_id IS NOT NULL;
