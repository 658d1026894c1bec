import type { Socket } from 'node:net';
import type pg from 'pg';

/** The parts of a connection of `pg` that a COPY needs; the package has them and does not describe them. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  stream: Socket;
}

const chunkInBytes = 256 * 1024;

/** Streams lines of COPY's text format into a table as fast as the server takes them. */
export function copyRows(client: pg.Client, target: string, lines: Iterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const query = {
      submit: (connection: unknown) => (connection as CopyConnection).query(`copy ${target} from stdin`),
      handleCopyInResponse: (connection: unknown) => {
        pump(connection as CopyConnection, lines).catch((error: Error) => {
          failure = error;
        });
      },
      handleError: (error: Error) => {
        failure = error;
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
      handleCommandComplete: () => {},
      handleRowDescription: () => {},
      handleDataRow: () => {},
      handleEmptyQuery: () => {},
      handlePortalSuspended: () => {},
      handleCopyData: () => {},
    };
    client.query(query);
  });
}

async function pump(connection: CopyConnection, lines: Iterable<string>): Promise<void> {
  let waiting: string[] = [];
  let size = 0;
  const flush = async () => {
    connection.sendCopyFromChunk(Buffer.from(waiting.join('')));
    waiting = [];
    size = 0;
    if (connection.stream.writableNeedDrain)
      await new Promise<void>((resolve) => void connection.stream.once('drain', () => resolve()));
  };
  for (const line of lines) {
    waiting.push(line, '\n');
    size += line.length;
    if (size > chunkInBytes) await flush();
  }
  await flush();
  connection.endCopyFrom();
}

/** One row of COPY's text format; null is `\N`, and backslashes, tabs and line ends are escaped. */
export function copyLine(values: readonly (string | number | boolean | null)[]): string {
  return values.map(field).join('\t');
}

function field(value: string | number | boolean | null): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return /[\\\t\n\r]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : value;
}
