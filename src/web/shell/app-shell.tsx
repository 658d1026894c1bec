import { useQuery } from '@tanstack/react-query';
import { Outlet, useMatches, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api.ts';
import { localeFor, setFormat } from '../format.ts';
import { useKeys } from '../keys.ts';
import { startLive } from '../live.ts';
import { syncPreferences } from '../preference-sync.ts';
import { setPreferences } from '../preferences.ts';
import { queryClient } from '../query-client.ts';
import { allBanners, allEverywhere, allMenu, allTopics } from '../screens.ts';
import { sessionQuery, useMay, useSession } from '../session.ts';
import { word } from '../texts.ts';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { usePageTitle } from '../ui/page-frame.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { useGoKeys } from './go-keys.ts';
import { Rail } from './rail.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));
const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

/** The frame around every screen: the rail (on a phone the bottom bar), what is said across the top, the screen. */
export function AppShell() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (error instanceof ApiError && error.status === 401) return <ToSignIn />;
  if (error && !session) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!session) return <ShellSkeleton />;
  setFormat({
    locale: localeFor(session.workspace.locale),
    timeZone: session.workspace.timeZone,
    currency: session.workspace.currency,
  });
  return <Inside />;
}

/** Leaves for the sign-in page once, with the way back; a second look at the address would already see that page. */
function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const { href } = router.latestLocation;
    void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { next: href }, replace: true });
  }, [router]);
  return <ShellSkeleton />;
}

function Inside() {
  const [open, setOpen] = useState<'nothing' | 'palette' | 'keys'>('nothing');
  const close = () => setOpen('nothing');
  useEffect(() => startLive(queryClient, allTopics), []);
  useFollowingPreferences();
  useGoKeys();
  useKeys([
    { keys: '$mod+k', does: word('web:keys.palette'), run: () => setOpen('palette'), when: 'always' },
    { keys: '/', does: word('web:keys.search'), run: () => setOpen('palette') },
    { keys: 'Shift+?', does: word('web:keys.list'), run: () => setOpen('keys') },
  ]);
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-control focus:bg-surface focus:px-3 focus:py-2"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('#main')?.focus();
        }}
      >
        {word('web:shell.skip')}
      </a>
      <ConnectionBanner />
      {allBanners.map((Banner, index) => (
        <Suspense key={index} fallback={null}>
          <Banner />
        </Suspense>
      ))}
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <Rail menu={allMenu} onSearch={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
        <main id="main" tabIndex={-1} className="min-h-0 min-w-0 flex-1">
          <Permitted />
        </main>
        <BottomBar menu={allMenu} onSearch={() => setOpen('palette')} />
      </div>
      {allEverywhere.map((Part, index) => (
        <Suspense key={index} fallback={null}>
          <Part />
        </Suspense>
      ))}
      <Suspense fallback={null}>
        {open === 'palette' && <CommandPalette onClose={close} onKeys={() => setOpen('keys')} />}
        {open === 'keys' && <KeyList onClose={close} />}
      </Suspense>
    </div>
  );
}

/** The person's choices come from the server once per visit and go there from then on; their place is one of them. */
function useFollowingPreferences() {
  const { staff } = useSession();
  const kept = useRef(staff.preferences);
  useEffect(() => syncPreferences(kept.current), []);
  const place = useRouterState({ select: ({ location }) => location.href });
  useEffect(() => {
    if (place !== '/') setPreferences({ lastPlace: place.slice(0, 500) });
  }, [place]);
}

function Permitted() {
  const matches = useMatches();
  const screen = matches.at(-1)?.staticData.screen;
  const isAllowed = useMay(screen?.permission ?? 'conversations:read');
  usePageTitle(screen ? word(screen.title) : 'Extramile');
  if (screen?.permission && !isAllowed)
    return (
      <EmptyState heading="h1" title={word('web:states.notAllowed')}>
        {word('web:states.notAllowedWhy')}
      </EmptyState>
    );
  return <Outlet />;
}
