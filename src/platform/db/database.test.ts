import { expect, test } from 'vitest';
import { connectDatabase } from './database.ts';

test('a connection that breaks is told, but not one that is being let go', async () => {
  const told: string[] = [];
  const database = connectDatabase({ host: '127.0.0.1', port: 1 }, (error) => told.push(error.message));
  database.pool.emit('error', new Error('cut while idle'), {} as never);
  await database.close();
  database.pool.emit('error', new Error('terminating connection due to administrator command'), {} as never);
  expect(told).toEqual(['cut while idle']);
});
