SELECT bytes FROM blob WHERE hash = :hash;
