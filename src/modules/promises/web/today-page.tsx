import { useKeys } from '#web/keys.ts';
import { allTodayCards } from '#web/screens.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { CardColumns, PageFrame } from '#web/ui/index.ts';

const t = texts('promises');

/** What needs me now, in the order it falls due; then what came for me, and one story. Two minutes to read. */
export function Page() {
  const { staff } = useSession();
  useKeys([
    { keys: 'j', does: t('keys.next'), run: () => step(1) },
    { keys: 'k', does: t('keys.previous'), run: () => step(-1) },
  ]);
  return (
    <PageFrame
      title={t('today')}
      beside={<p className="text-ink-3">{t('hello', { name: staff.name.split(' ')[0], day: dayName() })}</p>}
    >
      <CardColumns main={cardsOf('main')} side={cardsOf('side')} />
    </PageFrame>
  );
}

function cardsOf(column: 'main' | 'side') {
  return allTodayCards
    .filter((card) => card.column === column)
    .map(({ key, Component }) => <Component key={key} />);
}

function dayName(): string {
  return new Intl.DateTimeFormat(navigator.language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(new Date());
}

/** Moves the focus along everything on the page that can be opened. */
function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('#main [data-line]')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
