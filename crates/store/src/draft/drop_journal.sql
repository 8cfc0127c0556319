DELETE FROM journal WHERE document = :document;
