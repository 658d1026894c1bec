import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { listCustomers } from '#modules/customers/contract.ts';
import { listTouchpointsEndpoint } from '#modules/journey/contract.ts';
import { listTeamsEndpoint } from '#modules/staff/contract.ts';
import { call } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import { getReportCard, getTrend, listEvidence, type getReportCardCsv } from '../contract.ts';
import type { Choice, Figure } from './choice.ts';

export const keys = { all: ['report-cards'] as const };

function subjectOf({ subjectType, subjectId }: Choice) {
  return { subjectType, ...(subjectId ? { subjectId } : {}) };
}

function cardInput(choice: Choice) {
  return { ...subjectOf(choice), from: choice.period.from, to: choice.period.to };
}

export function useCard(choice: Choice) {
  const input = cardInput(choice);
  return useQuery({
    queryKey: [...keys.all, 'card', input],
    queryFn: ({ signal }) => call(getReportCard, input, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useTrend(choice: Choice) {
  const { to } = choice.period;
  const input = { ...subjectOf(choice), to: to < choice.today ? to : choice.today };
  return useQuery({
    queryKey: [...keys.all, 'trend', input],
    queryFn: ({ signal }) => call(getTrend, input, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useEvidence(choice: Choice, figure: Figure) {
  const input = { ...cardInput(choice), ...figure };
  return useInfiniteQuery({
    queryKey: [...keys.all, 'evidence', input],
    ...pages(listEvidence, { ...input, limit: 50 }),
  });
}

/** The address of the same figures as a table. */
export function csvAddress(
  endpoint: Pick<typeof getReportCardCsv, 'path'>,
  choice: Choice,
  figure: Figure = {},
): string {
  const query = new URLSearchParams({ ...cardInput(choice), ...figure });
  return `/api/v1${endpoint.path}?${query.toString()}`;
}

export function useTeams() {
  const { data } = useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => call(listTeamsEndpoint, {}, { signal }),
    staleTime: 10 * 60_000,
  });
  return data?.data ?? [];
}

export function useTouchpoints() {
  const { data } = useQuery({
    queryKey: ['touchpoints'],
    queryFn: ({ signal }) => call(listTouchpointsEndpoint, {}, { signal }),
    staleTime: 10 * 60_000,
  });
  return data?.data ?? [];
}

export function useFoundCustomers(search: string) {
  const { data } = useQuery({
    queryKey: ['customers', 'search', search],
    queryFn: ({ signal }) => call(listCustomers, { search, limit: 8 }, { signal }),
    enabled: search.length >= 2,
  });
  return search.length >= 2 ? (data?.data ?? []) : [];
}
