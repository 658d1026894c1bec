import {
  PostgresDialect,
  PostgresDriver,
  type AbortableOperationOptions,
  type CompiledQuery,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type TransactionSettings,
} from 'kysely';
import type { Tx } from './database.ts';

/** What changes rows and answers nothing that its caller needs. */
export interface Statement {
  compile(tx: Tx): CompiledQuery;
}

const together = new WeakMap<CompiledQuery, readonly CompiledQuery[]>();

/**
 * Sends statements to the database without waiting for one before the next: many ways there and back become one. They
 * are carried out in this order, in the transaction; the first that fails is the error, and the others have failed with it.
 */
export async function sendTogether(tx: Tx, statements: readonly Statement[]): Promise<void> {
  const compiled = statements.map((statement) => statement.compile(tx));
  const [first] = compiled;
  if (!first) return;
  if (compiled.length > 1) together.set(first, compiled);
  await tx.executeQuery(first);
}

/**
 * Transactions over connections that may send without waiting (`pipeline` of node-postgres). `begin` leaves together with
 * what follows it; should it fail, so does what follows, and the commit.
 */
class PipelinedDriver extends PostgresDriver {
  readonly #known = new WeakSet<DatabaseConnection>();
  readonly #begun = new WeakMap<DatabaseConnection, Promise<void>>();

  override async acquireConnection(options?: AbortableOperationOptions): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection(options);
    if (this.#known.has(connection)) return connection;
    this.#known.add(connection);
    const send = connection.executeQuery.bind(connection);
    connection.executeQuery = async <Row>(query: CompiledQuery) => {
      const all = together.get(query);
      if (!all) return send<Row>(query);
      const [first] = await Promise.all(all.map((each) => send<Row>(each)));
      return first ?? { rows: [] };
    };
    return connection;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const begun = super.beginTransaction(connection, settings);
    this.#begun.set(connection, begun);
    begun.catch(() => {
      // The commit tells of it.
    });
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#begun.get(connection);
    await super.commitTransaction(connection);
  }
}

export class PipelinedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new PipelinedDriver(this.#config);
  }
}
