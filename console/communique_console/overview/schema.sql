-- Canonical events in the form in which they are counted. What each table is for stands over it.
-- Days are proleptic ordinals (1 is Monday, 1 January of year 1), months are numbers: 12 * year + month - 1.

-- One row an event. `tally` says what it counts as (0 meeting held, 1 agreement made, 2 planned, 3 called off);
-- `day` and `month` are of its date, or else of its first report; `rank` is how exact they are (0 day … 4 year).
-- `instrument`, `title` and `wording` are the kind, name and words of what was agreed, `topics` a JSON array of what
-- was talked about. `fill` is the number of the reading of the whole store in which it was seen last.
CREATE TABLE event (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  subtype TEXT NOT NULL,
  status TEXT NOT NULL,
  tally INTEGER NOT NULL,
  first INTEGER,
  last INTEGER,
  day INTEGER,
  month INTEGER,
  rank INTEGER NOT NULL,
  confidence REAL NOT NULL,
  reports INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  place INTEGER REFERENCES place (n),
  instrument TEXT,
  title TEXT,
  wording TEXT,
  topics TEXT NOT NULL,
  number INTEGER,
  amount REAL,
  currency TEXT,
  fill INTEGER NOT NULL
) STRICT;
CREATE INDEX event_day ON event (day);

-- Each place that an event was at, once.
CREATE TABLE place (
  n INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  lat REAL,
  lon REAL
) STRICT;
CREATE INDEX place_name ON place (name);

-- Each name that a participant has, once by kind and country; `words` are those that it is searched by, with spaces
-- around each. `uses` counts participants; a name without any is gone. `who` is the name that it belongs to, which is
-- of the same kind and `family` (see identities.py).
CREATE TABLE name (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  words TEXT NOT NULL,
  family TEXT NOT NULL,
  uses INTEGER NOT NULL,
  who INTEGER,
  UNIQUE (kind, name, country)
) STRICT;
CREATE INDEX name_who ON name (who);
CREATE INDEX name_family ON name (kind, family);

CREATE TABLE participant (
  event INTEGER NOT NULL,
  at INTEGER NOT NULL,
  name INTEGER NOT NULL,
  role TEXT NOT NULL,
  title TEXT,
  affiliation TEXT,
  PRIMARY KEY (event, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_name ON participant (name);

-- The states of an event: of its participants, and where it was (`took_part` is 0 where only that). The event's `tally`
-- and `day` stand here once more, as in the tables below, so that all are counted without looking at each event.
CREATE TABLE country (
  country TEXT NOT NULL,
  event INTEGER NOT NULL,
  took_part INTEGER NOT NULL,
  tally INTEGER NOT NULL,
  day INTEGER,
  PRIMARY KEY (country, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX country_event ON country (event);

CREATE TABLE article (
  article TEXT NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (article, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_event ON article (event);

CREATE TABLE field (
  field TEXT NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (field, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX field_event ON field (event);

-- Two states that took part together, by their codes; the lesser one first.
CREATE TABLE state_pair (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  event INTEGER NOT NULL,
  tally INTEGER NOT NULL,
  PRIMARY KEY (a, b, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX state_pair_event ON state_pair (event);

-- Who took part, once an event, whatever the names that they are told by there; `who` as in `name`. `is_party` is 1 of
-- those who agreed to something.
CREATE TABLE part (
  kind TEXT NOT NULL,
  who INTEGER NOT NULL,
  event INTEGER NOT NULL,
  tally INTEGER NOT NULL,
  day INTEGER,
  is_party INTEGER NOT NULL,
  PRIMARY KEY (kind, who, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_event ON part (event);

-- Two persons that took part together; the lesser one first.
CREATE TABLE person_pair (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  event INTEGER NOT NULL,
  tally INTEGER NOT NULL,
  PRIMARY KEY (a, b, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_pair_event ON person_pair (event);

-- What is not settled yet: families of which names came or went, and events whose rows in the two tables above are
-- not there, or may be of others.
CREATE TABLE stale_family (
  kind TEXT NOT NULL,
  family TEXT NOT NULL,
  PRIMARY KEY (kind, family)
) STRICT, WITHOUT ROWID;
CREATE TABLE stale_event (
  event INTEGER PRIMARY KEY
) STRICT;
