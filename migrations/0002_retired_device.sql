-- Devices whose log ends here: this file is a copy, and the log may have gone on where it was copied from.
-- Forward compatibility: an older program refuses this file, so it cannot go on with such a log either.
CREATE TABLE retired_device (
    device TEXT PRIMARY KEY,
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER retired_device_stays BEFORE UPDATE ON retired_device BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER retired_device_remains BEFORE DELETE ON retired_device BEGIN SELECT raise(ABORT, 'immutable'); END;
