INSERT INTO parent (parent, child, document) VALUES (:parent, :child, :document);
