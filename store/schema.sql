-- Words and codes that stand in many rows; the letter in front tells what kind of word it is (term.go).
CREATE TABLE terms(id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE) STRICT;

-- id: day of publication, then order of arrival (number.go).
CREATE TABLE reports(
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE,
	seq INTEGER NOT NULL UNIQUE,
	url TEXT NOT NULL,
	address TEXT NOT NULL,
	publisher INTEGER NOT NULL,
	title TEXT NOT NULL,
	day INTEGER NOT NULL,
	language TEXT NOT NULL,
	file TEXT NOT NULL,
	hash INTEGER NOT NULL,
	events INTEGER NOT NULL,
	quotes INTEGER NOT NULL,
	of INTEGER,
	relation TEXT NOT NULL DEFAULT '',
	story INTEGER,
	version INTEGER NOT NULL,
	added INTEGER NOT NULL
) STRICT;
CREATE INDEX reports_address ON reports(address) WHERE address <> '';
CREATE INDEX reports_hash ON reports(hash);
CREATE INDEX reports_publisher ON reports(publisher);
CREATE INDEX reports_version ON reports(version, day, events);
CREATE INDEX reports_story ON reports(story) WHERE story IS NOT NULL;
CREATE INDEX reports_of ON reports(of) WHERE of IS NOT NULL;

-- text: the text. rest: what the article brought and what was found in it apart from facts. machine: the coded report before people judged it. All zstd.
CREATE TABLE texts(report INTEGER PRIMARY KEY, text BLOB NOT NULL, rest BLOB NOT NULL, machine BLOB) STRICT;

-- Events, meetings, agreements and quotations, one row a telling. A fact that is its own act leads it.
CREATE TABLE facts(
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL,
	act INTEGER NOT NULL,
	name TEXT,
	day INTEGER NOT NULL,
	code INTEGER NOT NULL,
	category INTEGER NOT NULL,
	quad INTEGER NOT NULL,
	gold INTEGER NOT NULL,
	flags INTEGER NOT NULL,
	score INTEGER NOT NULL,
	place INTEGER,
	contexts TEXT NOT NULL,
	reports INTEGER NOT NULL DEFAULT 1,
	publishers INTEGER NOT NULL DEFAULT 1,
	independent INTEGER NOT NULL DEFAULT 1,
	data BLOB NOT NULL,
	differences BLOB
) STRICT;
CREATE INDEX facts_key ON facts(key);
CREATE INDEX facts_act ON facts(act) WHERE act <> id;
CREATE INDEX facts_name ON facts(name) WHERE name IS NOT NULL;
CREATE INDEX facts_place ON facts(place, day) WHERE place IS NOT NULL;

-- Who takes part in what: a row for each act and each term by which it may be asked for; who 0 is everybody.
CREATE TABLE sides(
	kind INTEGER NOT NULL, who INTEGER NOT NULL, day INTEGER NOT NULL, fact INTEGER NOT NULL,
	role INTEGER NOT NULL, code INTEGER NOT NULL, category INTEGER NOT NULL, quad INTEGER NOT NULL, gold INTEGER NOT NULL, flags INTEGER NOT NULL, score INTEGER NOT NULL,
	PRIMARY KEY(kind, who, day, fact)
) STRICT, WITHOUT ROWID;
CREATE TABLE pairs(
	kind INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, day INTEGER NOT NULL, fact INTEGER NOT NULL,
	role INTEGER NOT NULL, code INTEGER NOT NULL, category INTEGER NOT NULL, quad INTEGER NOT NULL, gold INTEGER NOT NULL, flags INTEGER NOT NULL, score INTEGER NOT NULL,
	PRIMARY KEY(kind, a, b, day, fact)
) STRICT, WITHOUT ROWID;

-- Roll-ups of events counted once that are not rejected. mixes: by who takes part (countries and groups; 0 is everybody, -1 are rejected events), month, category and class.
-- spots: by place, month -1 is all time. tallies: by who, code, day or publisher; sort kind counts facts of every kind, and rejected ones too.
CREATE TABLE days(
	a INTEGER NOT NULL, b INTEGER NOT NULL, day INTEGER NOT NULL,
	q1 INTEGER NOT NULL, q2 INTEGER NOT NULL, q3 INTEGER NOT NULL, q4 INTEGER NOT NULL, gold INTEGER NOT NULL, acts INTEGER NOT NULL,
	PRIMARY KEY(a, b, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE months(
	a INTEGER NOT NULL, b INTEGER NOT NULL, month INTEGER NOT NULL,
	q1 INTEGER NOT NULL, q2 INTEGER NOT NULL, q3 INTEGER NOT NULL, q4 INTEGER NOT NULL, gold INTEGER NOT NULL, acts INTEGER NOT NULL,
	PRIMARY KEY(a, b, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE dyads(b INTEGER NOT NULL, a INTEGER NOT NULL, acts INTEGER NOT NULL, PRIMARY KEY(b, a)) STRICT, WITHOUT ROWID;
CREATE TABLE mixes(
	who INTEGER NOT NULL, month INTEGER NOT NULL, category INTEGER NOT NULL, quad INTEGER NOT NULL, acts INTEGER NOT NULL, gold INTEGER NOT NULL,
	PRIMARY KEY(who, month, category, quad)
) STRICT, WITHOUT ROWID;
CREATE TABLE spots(
	month INTEGER NOT NULL, place INTEGER NOT NULL, quad INTEGER NOT NULL, acts INTEGER NOT NULL, gold INTEGER NOT NULL,
	PRIMARY KEY(month, place, quad)
) STRICT, WITHOUT ROWID;
CREATE TABLE tallies(
	sort TEXT NOT NULL, term INTEGER NOT NULL, month INTEGER NOT NULL, acts INTEGER NOT NULL, gold INTEGER NOT NULL,
	PRIMARY KEY(sort, term, month)
) STRICT, WITHOUT ROWID;

-- Who is named in which report, and which office somebody holds there.
CREATE TABLE actors(id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, code TEXT NOT NULL, sector TEXT NOT NULL, reports INTEGER NOT NULL) STRICT;
CREATE INDEX actors_reports ON actors(reports);
CREATE TABLE cast(who INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY(who, report)) STRICT, WITHOUT ROWID;
CREATE TABLE offices(id INTEGER PRIMARY KEY, title TEXT NOT NULL, of TEXT NOT NULL, country TEXT NOT NULL, code TEXT NOT NULL, sector TEXT NOT NULL, UNIQUE(title, of, country, code, sector)) STRICT;
CREATE INDEX offices_of ON offices(of);
CREATE TABLE holds(actor INTEGER NOT NULL, office INTEGER NOT NULL, former INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY(actor, office, former, report)) STRICT, WITHOUT ROWID;
CREATE INDEX holds_office ON holds(office);
CREATE TABLE places(
	id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, geonameid INTEGER NOT NULL, lat REAL, lon REAL, precision TEXT NOT NULL,
	UNIQUE(geonameid, name, country, admin1, precision)
) STRICT;

CREATE TABLE stories(
	id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, reports INTEGER NOT NULL,
	publishers INTEGER NOT NULL, acts INTEGER NOT NULL, weight REAL NOT NULL, countries TEXT NOT NULL
) STRICT;
CREATE INDEX stories_last ON stories(last, id);
CREATE INDEX stories_weight ON stories(weight, id);

CREATE TABLE judgements(
	id TEXT PRIMARY KEY, kind TEXT NOT NULL, fact TEXT NOT NULL, report TEXT NOT NULL, verdict TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
	author TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, words TEXT NOT NULL, loose INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX judgements_report ON judgements(report);

-- What other parts of the program keep beside a report.
CREATE TABLE notes(name TEXT NOT NULL, report INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY(name, report)) STRICT, WITHOUT ROWID;

CREATE TABLE log(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, what TEXT NOT NULL, key TEXT NOT NULL) STRICT;
CREATE TABLE readers(name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE state(name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

CREATE VIRTUAL TABLE words USING fts5(title, text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE said USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE names USING fts5(name, content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 2");
