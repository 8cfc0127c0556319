DELETE FROM draft WHERE document = :document;
