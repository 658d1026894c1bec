import { useKeys } from '#web/keys.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { PageFrame } from '#web/ui/index.ts';
import { useDue } from './api.ts';
import { CheckCard } from './check-card.tsx';
import { DueCard } from './due-card.tsx';
import { MyAnswersCard } from './my-answers-card.tsx';
import { StoryCard } from './story-card.tsx';

const t = texts('promises');

/** What needs me now, in the order it falls due; then what came for me, and one story. Two minutes to read. */
export function Page() {
  const { staff } = useSession();
  const atRisk = useDue('at-risk');
  const missed = useDue('missed');
  useKeys([
    { keys: 'j', does: t('keys.next'), run: () => step(1) },
    { keys: 'k', does: t('keys.previous'), run: () => step(-1) },
  ]);
  return (
    <PageFrame
      title={t('today')}
      beside={<p className="text-ink-3">{t('hello', { name: staff.name.split(' ')[0], day: dayName() })}</p>}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <DueCard atRisk={atRisk} missed={missed} />
          <CheckCard />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <MyAnswersCard />
          <StoryCard />
        </div>
      </div>
    </PageFrame>
  );
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
