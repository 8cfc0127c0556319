SELECT 1 FROM parent WHERE parent = :id AND document = :document;
