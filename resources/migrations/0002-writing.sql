-- Words and time by day and draft. `writing` is folded from events; `writing_open` holds what was written since the
-- last of them: an event every few minutes is enough, a loss of more than seconds is not. Not folded.
CREATE TABLE writing (
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    draft TEXT NOT NULL,
    title TEXT NOT NULL,
    typed_added INTEGER NOT NULL CHECK (typed_added >= 0),
    typed_removed INTEGER NOT NULL CHECK (typed_removed >= 0),
    pasted_added INTEGER NOT NULL CHECK (pasted_added >= 0),
    pasted_removed INTEGER NOT NULL CHECK (pasted_removed >= 0),
    moved_added INTEGER NOT NULL CHECK (moved_added >= 0),
    moved_removed INTEGER NOT NULL CHECK (moved_removed >= 0),
    imported_added INTEGER NOT NULL CHECK (imported_added >= 0),
    imported_removed INTEGER NOT NULL CHECK (imported_removed >= 0),
    external_added INTEGER NOT NULL CHECK (external_added >= 0),
    external_removed INTEGER NOT NULL CHECK (external_removed >= 0),
    msecs INTEGER NOT NULL CHECK (msecs >= 0),
    first INTEGER,
    last INTEGER,
    total INTEGER NOT NULL CHECK (total >= 0),
    PRIMARY KEY (day, draft)
) STRICT, WITHOUT ROWID;

CREATE TABLE writing_open (
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    draft TEXT NOT NULL,
    title TEXT NOT NULL,
    typed_added INTEGER NOT NULL CHECK (typed_added >= 0),
    typed_removed INTEGER NOT NULL CHECK (typed_removed >= 0),
    pasted_added INTEGER NOT NULL CHECK (pasted_added >= 0),
    pasted_removed INTEGER NOT NULL CHECK (pasted_removed >= 0),
    moved_added INTEGER NOT NULL CHECK (moved_added >= 0),
    moved_removed INTEGER NOT NULL CHECK (moved_removed >= 0),
    imported_added INTEGER NOT NULL CHECK (imported_added >= 0),
    imported_removed INTEGER NOT NULL CHECK (imported_removed >= 0),
    external_added INTEGER NOT NULL CHECK (external_added >= 0),
    external_removed INTEGER NOT NULL CHECK (external_removed >= 0),
    msecs INTEGER NOT NULL CHECK (msecs >= 0),
    first INTEGER,
    last INTEGER,
    total INTEGER NOT NULL CHECK (total >= 0),
    PRIMARY KEY (day, draft)
) STRICT, WITHOUT ROWID;
