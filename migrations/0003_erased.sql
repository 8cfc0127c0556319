-- Erasure by law: what an order of the programme's root key names loses its bytes, and only that.
-- Forward compatibility: an older program refuses this file; it would take a remnant for a damaged revision.

-- The device of the root key, said once; without it no order counts.
ALTER TABLE store ADD COLUMN root TEXT;
CREATE TRIGGER root_stays BEFORE UPDATE OF root ON store WHEN OLD.root IS NOT NULL AND NEW.root IS NOT OLD.root
BEGIN SELECT raise(ABORT, 'immutable'); END;

-- Which revisions are erased, and the smallest order that says so. The revision's row stays as its remnant: document,
-- device, position and predecessor, without bytes and without anything that was answered.
CREATE TABLE erased (
    id       BLOB PRIMARY KEY CHECK (length(id) = 32),
    order_id BLOB NOT NULL REFERENCES revision (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_by_order ON erased (order_id);
CREATE TRIGGER erased_by_root BEFORE INSERT ON erased
WHEN NOT EXISTS (
    SELECT 1 FROM revision AS o, store AS s
    WHERE o.id = NEW.order_id AND o.kind = 'erasure' AND o.op = 'purge' AND o.device = s.root
)
BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER erased_stays BEFORE UPDATE ON erased WHEN NEW.id IS NOT OLD.id OR NEW.order_id > OLD.order_id
BEGIN SELECT raise(ABORT, 'immutable'); END;
CREATE TRIGGER erased_remains BEFORE DELETE ON erased BEGIN SELECT raise(ABORT, 'immutable'); END;

-- A stored revision never changes, except that an erased one loses what it said.
DROP TRIGGER revision_stays;
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision
WHEN NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = OLD.id)
    OR NEW.arrival IS NOT OLD.arrival OR NEW.id IS NOT OLD.id OR NEW.document IS NOT OLD.document
    OR NEW.kind IS NOT OLD.kind OR NEW.device IS NOT OLD.device OR NEW.seq IS NOT OLD.seq OR NEW.prev IS NOT OLD.prev
    OR length(NEW.bytes) > 0
BEGIN SELECT raise(ABORT, 'immutable'); END;
DROP TRIGGER revision_blob_remains;
CREATE TRIGGER revision_blob_remains BEFORE DELETE ON revision_blob
WHEN NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.id = OLD.revision)
BEGIN SELECT raise(ABORT, 'immutable'); END;
-- A blob goes when no revision names it any more.
DROP TRIGGER blob_remains;
CREATE TRIGGER blob_remains BEFORE DELETE ON blob
WHEN EXISTS (SELECT 1 FROM revision_blob AS b WHERE b.hash = OLD.hash)
BEGIN SELECT raise(ABORT, 'immutable'); END;
