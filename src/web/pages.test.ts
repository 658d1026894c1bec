import { expect, test, vi } from 'vitest';
import { listCustomers } from '#modules/customers/contract.ts';

const asked: string[] = [];
vi.stubGlobal('document', { documentElement: { dataset: {} } });
vi.stubGlobal('fetch', (url: string) => {
  asked.push(url);
  return Promise.resolve(Response.json({ data: [], hasMore: false, nextCursor: null }));
});
const { pages } = await import('./pages.ts');

test('the first page is asked for without a cursor, each other with that of the page before', async () => {
  const { queryFn, initialPageParam, getNextPageParam } = pages(listCustomers, { search: 'Ana', limit: 2 });
  const { signal } = new AbortController();
  await queryFn({ pageParam: initialPageParam, signal });
  await queryFn({ pageParam: getNextPageParam({ nextCursor: 'c2' }) ?? '', signal });
  expect(asked).toEqual([
    '/api/v1/customers?search=Ana&limit=2',
    '/api/v1/customers?search=Ana&limit=2&cursor=c2',
  ]);
  expect(getNextPageParam({ nextCursor: null })).toBeUndefined();
});
