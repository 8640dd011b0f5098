package store

import (
	"context"
	"fmt"
)

// steps bring a file from one version of the schema to the next; the first is from 1 to 2.
var steps = [version - 1]string{
	`ALTER TABLE texts ADD COLUMN machine BLOB;
	UPDATE texts SET machine=(SELECT s.value FROM reports r JOIN state s ON s.name='machine/' || r.key WHERE r.id=texts.report);
	DELETE FROM state WHERE name >= 'machine/' AND name < 'machine0';
	ALTER TABLE facts ADD COLUMN independent INTEGER NOT NULL DEFAULT 1;
	UPDATE facts SET independent=publishers;
	DROP INDEX judgements_target;
	ALTER TABLE judgements DROP COLUMN target;
	ALTER TABLE judgements ADD COLUMN loose INTEGER NOT NULL DEFAULT 0;
	CREATE TABLE notes(name TEXT NOT NULL, report INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY(name, report)) STRICT, WITHOUT ROWID;`,
}

// migrate brings the file to the schema of this program in one transaction.
func (s *Store) migrate(from int) error {
	return s.tx(context.Background(), func(t *tx) error {
		for v := from; v < version; v++ {
			if _, err := t.Exec(steps[v-1] + fmt.Sprintf("PRAGMA user_version=%d;", v+1)); err != nil {
				return fmt.Errorf("bringing the file from version %d to %d: %w", v, v+1, err)
			}
		}
		return nil
	})
}
