import { openInMemory, type ReadableDb } from './database.ts';
import { migrate, migrations } from './migrate.ts';

/** The schema as SQL, one statement after the other in the order of their names; SQLite's own tables are left out. */
export function schemaOf(db: ReadableDb): string {
  const statements = db
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql IS NOT NULL ORDER BY type, name`,
    )
    .pluck()
    .all();
  return statements.map((sql) => `${sql};\n`).join('\n');
}

/** The schema that the migrations make up to a version. */
export function schemaAt(version: number): string {
  const db = openInMemory();
  migrate(
    db,
    migrations.filter((step) => step.version <= version),
  );
  const schema = schemaOf(db);
  db.close();
  return schema;
}
