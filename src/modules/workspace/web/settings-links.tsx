import { Link, useRouter } from '@tanstack/react-router';
import {
  Activity,
  Building2,
  ChevronRight,
  HandCoins,
  Inbox,
  KeyRound,
  MessageCircleQuestion,
  Route,
  ScrollText,
  UserRound,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useSession } from '#web/session.ts';
import { texts, word } from '#web/texts.ts';

const t = texts('workspace');

const places: { to: string; icon: LucideIcon }[] = [
  { to: '/settings/workspace', icon: Building2 },
  { to: '/settings/inboxes', icon: Inbox },
  { to: '/settings/team', icon: Users },
  { to: '/settings/authority', icon: HandCoins },
  { to: '/settings/journey', icon: Route },
  { to: '/settings/check-ins', icon: MessageCircleQuestion },
  { to: '/settings/account', icon: UserRound },
  { to: '/settings/api-keys', icon: KeyRound },
  { to: '/settings/audit', icon: ScrollText },
  { to: '/settings/health', icon: Activity },
];

/** The settings this person may open; name and permission are those of the screen itself. */
export function SettingsLinks({ look }: { look: 'side' | 'page' }) {
  const { permissions } = useSession();
  const router = useRouter();
  // Keyed by path; the type knows no path, because modules bring their screens at run time.
  const routes = router.routesByPath as Record<string, { options: { staticData?: unknown } } | undefined>;
  const links = places.flatMap((place) => {
    const data = routes[place.to]?.options.staticData as
      | { screen?: { title: string; permission?: string } }
      | undefined;
    const screen = data?.screen;
    if (!screen) return [];
    const isOpen = permissions.some((one) => one === screen.permission) || !screen.permission;
    return isOpen ? [{ ...place, title: screen.title }] : [];
  });
  return (
    <nav aria-label={t('settings.title')}>
      <ul className={look === 'side' ? 'flex flex-col gap-0.5' : 'flex flex-col'}>
        {links.map((link) => (
          <li key={link.to} className={look === 'page' ? 'border-b border-line last:border-0' : undefined}>
            <Link
              to={link.to}
              className={
                look === 'side'
                  ? 'flex min-h-9 items-center gap-2.5 rounded-control px-2.5 font-strong text-ink-2 no-underline hover:bg-sunken'
                  : 'flex min-h-13 items-center gap-3 px-1 font-strong text-ink no-underline'
              }
              activeProps={{ className: 'bg-accent-soft !text-accent', 'aria-current': 'page' }}
            >
              <link.icon aria-hidden className="lucide" />
              <span className="flex-1">{word(link.title)}</span>
              {look === 'page' && <ChevronRight aria-hidden className="lucide text-ink-3" />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
