import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';

const mark = '/* prepared */';

/**
 * A statement that each connection reads and plans once instead of every time. Only for what can be carried out in one
 * way, such as writing given rows: of a table that has just begun to fill PostgreSQL would keep a plan for an empty one.
 * Its text must not vary with the number of rows.
 */
export function prepared<Row>(statement: RawBuilder<Row>): RawBuilder<Row> {
  return sql<Row>`${sql.raw(mark)} ${statement}`;
}

export function preparedText(text: string): string {
  return `${mark} ${text}`;
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}

/** A connection of node-postgres that gives marked statements a name, by which PostgreSQL keeps them. */
export class PreparingClient extends pg.Client {
  // One signature for the many of node-postgres; what comes back is passed on as it is.
  override query(...[config, values, callback]: [unknown, unknown?, unknown?]): never {
    const isMarked = typeof config === 'string' && config.startsWith(mark);
    const sent = isMarked ? { name: nameOf(config), text: config } : config;
    return super.query(sent as string, values as unknown[], callback as () => void) as never;
  }
}
