SELECT n, at, change FROM journal WHERE document = :document ORDER BY n;
