import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ConversationItem } from '../contract.ts';
import { loadAhead } from './api.ts';

/**
 * Who stands before and after the open conversation; both are loaded ahead, so `j` and `k` answer at once. When the
 * open one leaves the list, its old place is remembered, and the way on leads from there.
 */
export function useNeighbours(items: readonly ConversationItem[], openId: string | undefined) {
  const client = useQueryClient();
  const place = useRef(0);
  const found = items.findIndex((item) => item.id === openId);
  useEffect(() => {
    if (found >= 0) place.current = found;
  }, [found]);
  const at = found >= 0 ? found : place.current - 1;
  const next = items[at + 1]?.id;
  const previous = found >= 0 ? items[found - 1]?.id : items[place.current - 1]?.id;
  useEffect(() => {
    if (openId === undefined) return;
    loadAhead(client, next);
    loadAhead(client, previous);
  }, [client, openId, next, previous]);
  return { next, previous, after: next ?? previous };
}
