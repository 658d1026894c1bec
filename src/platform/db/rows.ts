import { sql, type Insertable, type RawBuilder } from 'kysely';
import type { DB } from './types.ts';

/**
 * Many rows in one parameter. The text of the statement is the same for one row and for fifty, so neither we nor
 * PostgreSQL read a new statement for every number of rows, and there is no limit of 65,535 parameters.
 */
export function rowsOf<Table extends keyof DB>(
  table: Table,
  rows: readonly Partial<Insertable<DB[Table]>>[],
): RawBuilder<unknown> {
  return sql`jsonb_populate_recordset(null::${sql.table(table)}, ${jsonParameter(rows.map(asJson))}::jsonb)`;
}

/**
 * The columns are those of the first row; every row has the same. A column may be computed from its row, which is called
 * `r`. What may follow (`on conflict`, `returning`) is the caller's.
 */
export function insertRows<Table extends keyof DB>(
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
  computed: Partial<Record<keyof DB[Table], RawBuilder<unknown>>> = {},
): RawBuilder<unknown> {
  const names = Object.keys(rows[0] ?? {});
  const values: Partial<Record<string, RawBuilder<unknown>>> = computed;
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const selected = sql.join(names.map((name) => values[name] ?? sql.ref(`r.${name}`)));
  return sql`insert into ${sql.table(table)} (${columns}) select ${selected} from ${rowsOf(table, rows)} r`;
}

/**
 * JSON that PostgreSQL takes. Its text knows neither the character zero nor half a surrogate pair, and mails bring both;
 * as ordinary parameters they would become a replacement character, and so they do here.
 */
export function jsonParameter(value: unknown): string {
  const json = JSON.stringify(value);
  return /\\u(?:0000|d[89a-f])/.test(json)
    ? json.replaceAll(/\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g, (found) =>
        found === '\\\\' ? found : '\ufffd',
      )
    : json;
}

function asJson(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      snakeCase(column),
      value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value,
    ]),
  );
}

const known = new Map<string, string>();

/** The same as Kysely's plugin does for identifiers, remembered because it is asked for every value of every row. */
function snakeCase(column: string): string {
  const found = known.get(column) ?? column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  known.set(column, found);
  return found;
}
