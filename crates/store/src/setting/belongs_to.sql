SELECT mode, survey FROM store WHERE mode IS NOT NULL;
