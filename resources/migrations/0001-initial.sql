-- The log of acts, and the tables folded from it. A later migration gets the next number; this file never changes.

-- Meta data of the store itself. min_reader, min_writer: the lowest schema number a program must know to read from,
-- or write to, this store.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('min_reader', '1'), ('min_writer', '1');

-- Immutable but for `mirrored`. A rowid table, so that rows can be found again one by one in a damaged file.
-- Instants are milliseconds since 1970-01-01T00:00Z. crc: of the event's canonical JSON, as in the journal, so that a
-- row found in a damaged file can be told to be whole.
CREATE TABLE event (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    recorded INTEGER NOT NULL CHECK (recorded BETWEEN 0 AND 253402300799999),
    device TEXT NOT NULL CHECK (length(device) = 36),
    at INTEGER NOT NULL CHECK (at BETWEEN -62135596800000 AND 253402300799999),
    zone TEXT NOT NULL CHECK (zone <> ''),
    rollover INTEGER NOT NULL CHECK (rollover BETWEEN 0 AND 360),
    kind TEXT NOT NULL CHECK (kind <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    body TEXT NOT NULL CHECK (json_valid(body)),
    crc INTEGER NOT NULL CHECK (crc BETWEEN 0 AND 4294967295),
    mirrored INTEGER NOT NULL CHECK (mirrored IN (0, 1))
) STRICT;

CREATE INDEX event_by_subject ON event (subject);
CREATE INDEX event_in_order ON event (recorded, id);
CREATE INDEX event_unmirrored ON event (recorded, id) WHERE mirrored = 0;

CREATE TABLE brick (
    day TEXT NOT NULL PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    size INTEGER NOT NULL CHECK (size IN (1, 2, 3)),
    source TEXT NOT NULL CHECK (source IN ('manual', 'auto')),
    note TEXT NOT NULL,
    direction TEXT CHECK (direction <> ''),
    at INTEGER NOT NULL,
    zone TEXT NOT NULL CHECK (zone <> ''),
    rollover INTEGER NOT NULL CHECK (rollover BETWEEN 0 AND 360)
) STRICT, WITHOUT ROWID;

CREATE TABLE rest (
    day TEXT NOT NULL PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE post (
    key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
    title TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    counts_from INTEGER NOT NULL,
    retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    at INTEGER NOT NULL,
    zone TEXT NOT NULL CHECK (zone <> ''),
    rollover INTEGER NOT NULL CHECK (rollover BETWEEN 0 AND 360),
    draft TEXT NOT NULL,
    url TEXT NOT NULL,
    words INTEGER NOT NULL CHECK (words >= 0),
    scheduled INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery (
    post TEXT NOT NULL REFERENCES post (key) ON DELETE CASCADE,
    target TEXT NOT NULL,
    remote TEXT NOT NULL,
    url TEXT NOT NULL,
    hash TEXT NOT NULL,
    slug TEXT NOT NULL,
    at INTEGER NOT NULL,
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    PRIMARY KEY (post, target)
) STRICT, WITHOUT ROWID;

-- since: the day from which a dated value is in force; empty for an undated one.
CREATE TABLE setting (
    key TEXT NOT NULL CHECK (key <> ''),
    since TEXT NOT NULL CHECK (since = '' OR since GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    value TEXT NOT NULL,
    PRIMARY KEY (key, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind <> ''),
    options TEXT NOT NULL CHECK (json_valid(options))
) STRICT, WITHOUT ROWID;

-- Publications on their way. Not folded: an intent, not an act.
CREATE TABLE pending (
    token TEXT NOT NULL PRIMARY KEY CHECK (token <> ''),
    post TEXT NOT NULL,
    draft TEXT NOT NULL,
    target TEXT NOT NULL,
    remote TEXT NOT NULL,
    hash TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('publish', 'retract')),
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each journal of the workspace has been read: all whole lines before `position` are in `event`.
CREATE TABLE journal (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    size INTEGER NOT NULL CHECK (size >= 0),
    modified INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND size),
    guard TEXT NOT NULL
) STRICT, WITHOUT ROWID;
