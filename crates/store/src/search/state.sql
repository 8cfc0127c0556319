SELECT read_to, done FROM search;
