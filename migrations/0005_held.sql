-- What came in a verified bundle from devices that nobody vouches for yet: held apart from the union until they are
-- enrolled. Signed bytes as they arrived, with the blobs that they name.
-- Forward compatibility: an older program refuses this file; it would lose sight of what is held.
CREATE TABLE held (
    id        BLOB PRIMARY KEY CHECK (length(id) = 32),
    device    TEXT NOT NULL,
    author    TEXT NOT NULL,
    seq       INTEGER NOT NULL CHECK (seq >= 1),
    bundle    BLOB NOT NULL CHECK (length(bundle) = 32),
    why       TEXT NOT NULL,
    at        TEXT NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    bytes     BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX held_by_device ON held (device, seq);
CREATE TRIGGER held_stays BEFORE UPDATE ON held BEGIN SELECT raise(ABORT, 'immutable'); END;

CREATE TABLE held_blob (
    hash  BLOB PRIMARY KEY CHECK (length(hash) = 32),
    bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER held_blob_stays BEFORE UPDATE ON held_blob BEGIN SELECT raise(ABORT, 'immutable'); END;
