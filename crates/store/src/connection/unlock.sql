PRAGMA cipher_log_level = NONE;
PRAGMA key = "x'KEY'";
PRAGMA cipher_compatibility = 4;
PRAGMA locking_mode = EXCLUSIVE;
