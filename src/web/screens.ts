import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Permission } from '#modules/access/permissions.ts';
import type { Conversation, Message } from '#modules/conversations/contract.ts';
import type { Customer } from '#modules/customers/contract.ts';
import type { Topics } from './live.ts';

/**
 * What a module plugs into the staff app: `export const screens: Screens` in its `web/screens.ts`. These files are part
 * of the first load, so they name screens and load them lazily: `load: () => import('./today-page.tsx')`.
 */
export interface Screens {
  routes?: readonly ScreenRoute[];
  menu?: readonly MenuEntry[];
  /** Event type (or prefix with `*`) → query keys that an event makes stale. */
  live?: Topics;
  /** Lines above every screen, such as the alarm of a channel that fails; each decides itself whether to show. */
  banners?: readonly ComponentType[];
  /** Parts without a place of their own: keys and dialogs that can be called on every screen. */
  everywhere?: readonly ComponentType[];
  /** Small acts above the composer of a conversation. */
  acts?: readonly ConversationAct[];
  /** Small marks in the head of a message. */
  messageActs?: readonly ContributedPart<{ message: Message }>[];
  /** Blocks of the panel beside a conversation. */
  panelBlocks?: readonly ContributedPart<{ conversation: Conversation; customer: Customer }>[];
  todayCards?: readonly (ContributedPart<object> & InColumn)[];
  customerCards?: readonly (ContributedPart<{ customer: Customer }> & InColumn)[];
  /** Cards below the mark of the whole workspace, for the days it covers. */
  reportCards?: readonly ContributedPart<{ from: string; to: string }>[];
  /** Tabs of *Same page*; each leads to a screen of its own below `/same-page`. */
  samePageTabs?: readonly SamePageTab[];
}

/**
 * A part of a screen that another module owns; the screen does not know whose it is. It decides itself whether it has
 * something to show. Made with `part()` of `#web/part.ts`, so that it is fetched with its screen and not before.
 */
export interface ContributedPart<Props> {
  /** Unlike every other part of the same screen: `promises`. */
  key: string;
  /** Place from top to bottom, in steps of ten. */
  order: number;
  Component: ComponentType<Props>;
}

/** Wide screens have two columns, the main one first; a phone shows one after the other. */
export interface InColumn {
  column: 'main' | 'side';
}

export interface SamePageTab {
  to: string;
  /** Full catalogue key: `rules:limits.tab`. */
  text: string;
  /** Agreements 10, what limits us 20, requests and extras 30, reviews 40, decisions 50. */
  order: number;
  permission: Permission;
}

/** Draws its own button and answers its own key; until it is there, the slot draws the same button at rest. */
export interface ConversationAct {
  /** The single key that opens it; no two acts share one. */
  key: string;
  /** Full catalogue key of the button's words: `journey:check.title`. */
  label: string;
  order: number;
  permission?: Permission;
  /** Done less often than the four acts: it stands behind them with its icon. */
  isAside?: true;
  Component: ComponentType<{ conversation: Conversation }>;
}

export interface ScreenRoute {
  /** TanStack's spelling: `/customers/$customerId`, optional part `{-$customerId}`. */
  path: string;
  /** Full catalogue key of the page title: `customers:page.title`. */
  title: string;
  /** The module's named export `Page`. */
  load: () => Promise<{ Page: ComponentType }>;
  /** Without it the route shows that the person may not, and says whom to ask. */
  permission?: Permission;
  /** `bare`: without rail and session, for sign-in and the like. */
  frame?: 'bare';
}

export interface MenuEntry {
  to: string;
  /** Full catalogue key: `customers:menu`. */
  text: string;
  icon: LucideIcon;
  /** Place in the rail: Today 10, Inbox 20, Customers 30, Report card 40, Settings 90. */
  order: number;
  /** Second key after `g`. */
  goKey: string;
  permission?: Permission;
  useCount?: () => number | undefined;
}

const found = import.meta.glob<Screens>('../modules/**/web/screens.ts', { eager: true, import: 'screens' });

export const allScreens: readonly Screens[] = Object.values(found);
export const allRoutes = allScreens.flatMap((screens) => screens.routes ?? []);
export const allMenu = allScreens
  .flatMap((screens) => screens.menu ?? [])
  .sort((one, other) => one.order - other.order);
export const allBanners = allScreens.flatMap((screens) => screens.banners ?? []);
export const allEverywhere = allScreens.flatMap((screens) => screens.everywhere ?? []);
export const allActs = inOrder(allScreens.flatMap((screens) => screens.acts ?? []));
export const allMessageActs = inOrder(allScreens.flatMap((screens) => screens.messageActs ?? []));
export const allPanelBlocks = inOrder(allScreens.flatMap((screens) => screens.panelBlocks ?? []));
export const allTodayCards = inOrder(allScreens.flatMap((screens) => screens.todayCards ?? []));
export const allCustomerCards = inOrder(allScreens.flatMap((screens) => screens.customerCards ?? []));

export const allSamePageTabs = inOrder(allScreens.flatMap((screens) => screens.samePageTabs ?? []));
export const allReportCards = inOrder(allScreens.flatMap((screens) => screens.reportCards ?? []));

/** Two modules may listen to the same event; all their keys go stale. */
export const allTopics: Topics = {};
for (const [pattern, keysOf] of allScreens.flatMap((screens) => Object.entries(screens.live ?? {}))) {
  const earlier = allTopics[pattern];
  allTopics[pattern] = earlier ? (event) => [...earlier(event), ...keysOf(event)] : keysOf;
}

function inOrder<Part extends { order: number }>(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((one, other) => one.order - other.order);
}
