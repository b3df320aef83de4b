-- What a target itself tells of a post, and what of an unfinished delivery is there already.
ALTER TABLE delivery ADD COLUMN modified TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN media TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN state TEXT NOT NULL DEFAULT 'published' CHECK (state IN ('published', 'draft', 'scheduled'));

ALTER TABLE pending ADD COLUMN slug TEXT NOT NULL DEFAULT '';
ALTER TABLE pending ADD COLUMN state TEXT NOT NULL DEFAULT 'published' CHECK (state IN ('published', 'draft', 'scheduled'));
ALTER TABLE pending ADD COLUMN foothold TEXT NOT NULL DEFAULT '';

-- The last time the writer looked whether an older post still holds up.
ALTER TABLE post ADD COLUMN reviewed INTEGER;
ALTER TABLE post ADD COLUMN verdict TEXT NOT NULL DEFAULT '';

-- Notes for the next issue. used_in: the draft it went into, empty while it is open.
CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    text TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day = '' OR day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    added INTEGER NOT NULL,
    used_in TEXT NOT NULL,
    used INTEGER
) STRICT, WITHOUT ROWID;

-- A version that does not know these columns would fold posts without them.
UPDATE meta SET value = '3' WHERE key = 'min_writer';
