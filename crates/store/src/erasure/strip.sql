UPDATE revision SET
    case_id = NULL, op = 'erased', state = NULL, member = NULL, instrument = NULL, round = 0, pass = 0, source = NULL,
    author = '', at = '', signature = zeroblob(64), bytes = zeroblob(0)
WHERE id = :id;
