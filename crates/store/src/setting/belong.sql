UPDATE store SET mode = :mode, survey = :survey WHERE mode IS NULL;
