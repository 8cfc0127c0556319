-- The first store: revisions as signed bytes, the draft journal, blobs, notes of exchanges, settings, cards.
-- Forward compatibility: an older program refuses this file by its user_version; nothing here is ever rewritten.

-- Which mode and survey the store belongs to; openings is written at every opening, which also takes the lock and
-- writes the log's header, so that an answer later costs exactly one sync.
CREATE TABLE store (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    openings INTEGER NOT NULL,
    mode     TEXT CHECK (mode IN ('real', 'training')),
    survey   TEXT,
    CHECK ((mode IS NULL) = (survey IS NULL))
) STRICT;
INSERT INTO store (one, openings) VALUES (1, 0);

-- The columns before bytes repeat what the bytes say, for finding; the bytes are the truth.
CREATE TABLE revision (
    arrival    INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
    document   TEXT NOT NULL,
    case_id    TEXT,
    kind       TEXT NOT NULL,
    op         TEXT NOT NULL,
    state      TEXT,
    member     TEXT,
    instrument BLOB CHECK (length(instrument) = 32),
    round      INTEGER NOT NULL,
    pass       INTEGER NOT NULL,
    source     TEXT,
    author     TEXT NOT NULL,
    device     TEXT NOT NULL,
    seq        INTEGER NOT NULL CHECK (seq >= 1),
    prev       BLOB CHECK (length(prev) = 32),
    at         TEXT NOT NULL,
    signature  BLOB NOT NULL CHECK (length(signature) = 64),
    bytes      BLOB NOT NULL
) STRICT;
CREATE INDEX revision_by_document ON revision (document);
CREATE INDEX revision_by_case ON revision (case_id, document, at);
-- Not unique: a cloned laptop makes two revisions of one position, and both are kept and named.
CREATE INDEX revision_by_device ON revision (device, seq, id, prev);

-- Which revision follows which; document is the follower's, so that nobody can follow across documents.
CREATE TABLE parent (
    parent   BLOB NOT NULL CHECK (length(parent) = 32),
    child    BLOB NOT NULL REFERENCES revision (id),
    document TEXT NOT NULL,
    PRIMARY KEY (parent, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX parent_by_child ON parent (child);

CREATE TABLE blob (
    hash  BLOB PRIMARY KEY CHECK (length(hash) = 32),
    bytes BLOB NOT NULL
) STRICT;

-- Which revision names which blob.
CREATE TABLE revision_blob (
    revision BLOB NOT NULL REFERENCES revision (id),
    hash     BLOB NOT NULL CHECK (length(hash) = 32),
    role     TEXT NOT NULL,
    size     INTEGER NOT NULL,
    PRIMARY KEY (revision, hash, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_blob_by_hash ON revision_blob (hash);

-- A stored revision never changes.
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER revision_remains BEFORE DELETE ON revision BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER parent_stays BEFORE UPDATE ON parent BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER parent_remains BEFORE DELETE ON parent BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER blob_stays BEFORE UPDATE ON blob BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER blob_remains BEFORE DELETE ON blob BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER revision_blob_stays BEFORE UPDATE ON revision_blob BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER revision_blob_remains BEFORE DELETE ON revision_blob BEGIN SELECT raise(ABORT, 'immutable'); END;

-- What is being typed on this laptop: at most one draft of a document.
CREATE TABLE draft (
    document    TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,
    case_id     TEXT,
    member      TEXT,
    instrument  BLOB CHECK (length(instrument) = 32),
    form        TEXT,
    pack        TEXT,
    round       INTEGER NOT NULL,
    pass        INTEGER NOT NULL,
    source      TEXT,
    interviewer TEXT,
    visit       TEXT,
    area        TEXT,
    household   BLOB CHECK (length(household) = 32),
    -- The ids of the revisions it goes on from, one after another.
    base        BLOB NOT NULL CHECK (length(base) % 32 = 0),
    begun       TEXT NOT NULL,
    touched     TEXT NOT NULL,
    cursor      BLOB,
    changes     INTEGER NOT NULL
) STRICT;

-- Append-only; removed only together with its draft.
CREATE TABLE journal (
    document TEXT NOT NULL REFERENCES draft (document),
    n        INTEGER NOT NULL CHECK (n >= 1),
    at       TEXT NOT NULL,
    change   BLOB NOT NULL,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'immutable'); END;

CREATE TABLE exchange (
    arrival     INTEGER PRIMARY KEY,
    bundle      BLOB NOT NULL CHECK (length(bundle) = 32),
    direction   TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
    at          TEXT NOT NULL,
    device      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    file        TEXT NOT NULL,
    revisions   INTEGER NOT NULL,
    new         INTEGER NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    times       INTEGER NOT NULL,
    UNIQUE (bundle, direction)
) STRICT;

-- Which revisions went out in which bundle.
CREATE TABLE sent_revision (
    revision BLOB NOT NULL REFERENCES revision (id),
    bundle   BLOB NOT NULL CHECK (length(bundle) = 32),
    PRIMARY KEY (revision, bundle)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    bundle BLOB PRIMARY KEY CHECK (length(bundle) = 32),
    device TEXT NOT NULL,
    at     TEXT NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE card (
    device TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL,
    at     TEXT NOT NULL
) STRICT;
