INSERT INTO search_household (revision, document, case_id, village, rt, rw, number, card, card_back)
VALUES (:revision, :document, :case_id, :village, :rt, :rw, :number, :card, :card_back);
