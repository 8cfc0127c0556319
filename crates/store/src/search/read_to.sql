UPDATE search SET read_to = :arrival, done = :done;
