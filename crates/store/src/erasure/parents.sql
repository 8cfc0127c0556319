SELECT parent FROM parent WHERE child = :id ORDER BY parent;
