SELECT 1 FROM erased WHERE id = :id;
