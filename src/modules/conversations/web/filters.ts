import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { view as views, type View } from '../contract.ts';
import type { Filters } from './api.ts';

const names = ['search', 'assigneeId', 'teamId', 'customerId', 'inboxId', 'tag'] as const;

/** The filters as the address says them; anything it says wrongly is left out. */
export function useFilters(): Filters {
  const search: Record<string, unknown> = useSearch({ strict: false });
  return useMemo(() => {
    const view = isView(search['view']) ? search['view'] : 'open';
    const filters: Filters = { view, order: orderOf(search['order'], view) };
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') filters[name] = value;
      if (typeof value === 'number') filters[name] = String(value);
    }
    return filters;
  }, [search]);
}

/** Filters beyond the view, for the button that says how many hold. */
export function countFilters(filters: Filters): number {
  return names.filter((name) => filters[name] !== undefined).length;
}

/** What is mine begins with what needs me; every other view with the latest word. */
function orderOf(said: unknown, view: View): Filters['order'] {
  if (said === 'need' || said === 'latest') return said;
  return view === 'mine' ? 'need' : 'latest';
}

function isView(value: unknown): value is View {
  return views.options.some((known) => known === value);
}
