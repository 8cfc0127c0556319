SELECT bytes FROM held_blob WHERE hash = :hash;
