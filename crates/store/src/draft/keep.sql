INSERT INTO journal (document, n, at, change) VALUES (:document, :n, :at, :change);
