DELETE FROM search_word;
DELETE FROM search_slip;
DELETE FROM search_person;
DELETE FROM search_household;
