SELECT 1 FROM revision_blob WHERE hash = :hash AND size = :size;
