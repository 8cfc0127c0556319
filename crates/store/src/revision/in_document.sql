SELECT 1 FROM revision WHERE id = :id AND document = :document;
