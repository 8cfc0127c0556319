-- What can be looked for: names, family card numbers and places of the households' heads (versions nobody followed).
-- Derived from the revisions alone, so it may be emptied and read again at any time; nothing travels from here.

-- From which questions it is read, by which rules, and up to which arrival.
CREATE TABLE search (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    rules       INTEGER NOT NULL,
    name        TEXT NOT NULL,
    relation    TEXT NOT NULL,
    head        TEXT NOT NULL,
    family_card TEXT NOT NULL,
    village     TEXT NOT NULL,
    rt          TEXT NOT NULL,
    rw          TEXT NOT NULL,
    number      TEXT NOT NULL,
    read_to     INTEGER NOT NULL,
    done        INTEGER NOT NULL CHECK (done IN (0, 1))
) STRICT;

CREATE TABLE search_household (
    household INTEGER PRIMARY KEY,
    revision  BLOB NOT NULL UNIQUE CHECK (length(revision) = 32),
    document  TEXT NOT NULL,
    case_id   TEXT,
    village   TEXT NOT NULL,
    rt        TEXT NOT NULL,
    rw        TEXT NOT NULL,
    number    TEXT NOT NULL,
    card      TEXT NOT NULL,
    -- The same digits from the end, because people remember the last ones.
    card_back TEXT NOT NULL
) STRICT;
CREATE INDEX search_household_by_place ON search_household (rt, rw, number);
CREATE INDEX search_household_by_card ON search_household (card);
CREATE INDEX search_household_by_card_back ON search_household (card_back);

-- The place stands with each person too, so that an index alone answers "who lives there".
CREATE TABLE search_person (
    person    INTEGER PRIMARY KEY,
    household INTEGER NOT NULL REFERENCES search_household (household),
    member    TEXT,
    name      TEXT NOT NULL,
    is_head   INTEGER NOT NULL CHECK (is_head IN (0, 1)),
    rt        TEXT NOT NULL,
    rw        TEXT NOT NULL,
    number    TEXT NOT NULL
) STRICT;
CREATE INDEX search_person_by_household ON search_person (household);
CREATE INDEX search_person_by_place ON search_person (rt, rw, number);

-- Words as they sound; joined is 1 where two neighbouring words are written as one.
CREATE TABLE search_word (
    word   TEXT NOT NULL,
    person INTEGER NOT NULL,
    joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
    PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;

-- Each word with one letter left out, to find a slip of the finger.
CREATE TABLE search_slip (
    slip TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (slip, word)
) STRICT, WITHOUT ROWID;
