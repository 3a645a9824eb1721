-- What the desks of a centre forward, as PostgreSQL keeps it. One row an entry; nothing is ever changed here.
CREATE TABLE entry (
  -- The order of arrival. A desk sends its entries in order; one that comes later fills a gap.
  received bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  received_at timestamptz NOT NULL DEFAULT now(),
  desk text NOT NULL,
  -- Which journal of the desk: a new one, as after a repair, counts from 1 again.
  journal text NOT NULL CHECK (journal ~ '^[0-9a-f]{16}$'),
  number bigint NOT NULL CHECK (number > 0),
  -- The entry's leaf in the journal's Merkle tree (RFC 6962): SHA-256 of a zero byte and the text.
  leaf bytea NOT NULL CHECK (length(leaf) = 32),
  -- The entry's own text; NULL when it was purged before it came here.
  text text,
  -- With the leaf: a desk that tells two stories about one number is kept with both (see gaps.sql).
  PRIMARY KEY (desk, journal, number, leaf)
);
CREATE INDEX entry_by_time ON entry (desk, received_at);

-- The signed heads of the journals: each anchors all entries up to its size, for whoever proves a journal later.
CREATE TABLE checkpoint (
  received_at timestamptz NOT NULL DEFAULT now(),
  desk text NOT NULL,
  journal text NOT NULL CHECK (journal ~ '^[0-9a-f]{16}$'),
  size bigint NOT NULL CHECK (size > 0),
  -- The signed note (C2SP tlog-checkpoint), byte for byte. Two of one size would be two stories: both are kept.
  note bytea NOT NULL,
  PRIMARY KEY (desk, journal, size, note)
);

-- Desks that are to be heard of, also before their first entry. Filled by whoever installs them.
CREATE TABLE expected_desk (desk text PRIMARY KEY);

-- The collector may add and look, and change nothing.
CREATE ROLE zvirka_collector LOGIN;
GRANT SELECT, INSERT ON entry, checkpoint TO zvirka_collector;

-- The entries as a table for people.
CREATE VIEW told AS
SELECT desk, journal, number, received_at,
  to_timestamp((text::jsonb ->> 'recordedAt')::numeric / 1000) AS recorded_at,
  text::jsonb ->> 'mode' AS mode,
  text::jsonb ->> 'kind' AS kind,
  text::jsonb ->> 'outcome' AS outcome,
  text::jsonb ->> 'because' AS because,
  text::jsonb ->> 'operator' AS operator,
  text::jsonb ->> 'service' AS service
FROM entry;
