SELECT household, number FROM search_household WHERE card >= :card AND card < :beyond
UNION
SELECT household, number FROM search_household WHERE card_back >= :back AND card_back < :back_beyond;
