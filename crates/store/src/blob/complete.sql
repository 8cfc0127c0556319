SELECT 1 FROM blob WHERE hash = :hash AND length(bytes) = :size;
