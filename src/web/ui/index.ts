/**
 * The building blocks of the staff app. No domain word lives here and nothing here fetches.
 *
 * - Colours are tokens by meaning, as Tailwind classes: `bg-paper surface sunken accent-soft good-soft watch-soft
 *   bad-soft private`, `text-ink ink-2 ink-3 accent good watch bad`, `border-line line-strong field-line`.
 * - Text sizes: `text-xs` 12, `text-sm` 13, `text-base` 14 (default), `text-lg` 16, `text-xl` 20, `text-2xl` 28.
 *   Weights: `font-medium` 500, `font-strong` 550, `font-bold` 650. Radius: `rounded-control`, `rounded-card`.
 * - A screen is `export function Page()` and opens with `<PageFrame title=…>`, which names the page, sets its title and
 *   receives focus on arrival. Lists draw four states on purpose: `Skeleton`, `EmptyState`, `ErrorState`, full.
 * - Words: `const t = texts('customers')` from `#web/texts.ts`. Server data: `useQuery` with `call(endpoint, input)`
 *   from `#web/api.ts`; failures in words by `explain(error, 'customers')`, quick news by `toast({ … })`.
 * - A form holds the field errors of a refusal (`error.fields`) beside the fields and keeps what was typed.
 * - Icons come from lucide-react by name; an icon alone needs `IconButton` with a `label`.
 * - Instants are shown by `Time`, amounts by `Money`, a mark by `Letter`; screens, menu and live topics by
 *   `web/screens.ts` (see `#web/screens.ts`).
 */
export { ActButton, ActLook } from './act-button.tsx';
export { Avatar } from './avatar.tsx';
export { BackLink } from './back-link.tsx';
export { Button, ButtonLink, IconButton } from './button.tsx';
export { Card, CardTitle } from './card.tsx';
export { CardColumns } from './card-columns.tsx';
export { Combobox, type ComboboxOption } from './combobox.tsx';
export { Dialog } from './dialog.tsx';
export { Checkbox, Field, Select, Switch, TextArea, TextField } from './fields.tsx';
export { FoldedList } from './folded-list.tsx';
export { IntervalBar, ShareBar } from './interval-bar.tsx';
export { Kbd } from './kbd.tsx';
export { Letter } from './letter.tsx';
export { Menu, type MenuItem } from './menu.tsx';
export { Money } from './money.tsx';
export { PageFrame, usePageTitle } from './page-frame.tsx';
export { PageTabs } from './page-tabs.tsx';
export { Pill, type Tone } from './pill.tsx';
export { Popover } from './popover.tsx';
export { Announce, EmptyState, ErrorState } from './states.tsx';
export { SideBlock } from './side-block.tsx';
export { Skeleton, SkeletonRows } from './skeleton.tsx';
export { SortHandle } from './sort-handle.tsx';
export { useSorting } from './sorting.ts';
export { Tabs } from './tabs.tsx';
export { Time } from './time.tsx';
export { toast } from './toast.tsx';
export { Tooltip } from './tooltip.tsx';
