import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Pill } from '#web/ui/index.ts';
import type { SamePageCheck } from '../contract/checks.ts';
import { useChecks } from './api.ts';

const t = texts('agreements');

/** Both sides name their five, apart: the latest checks, and whose list is missing. */
export function ChecksCard() {
  const checks = useChecks().data?.data ?? [];
  if (checks.length === 0) return null;
  return (
    <Card labelledBy="checks-title">
      <CardTitle id="checks-title">{t('check.title')}</CardTitle>
      <ul>
        {checks.slice(0, 8).map((check) => (
          <li key={check.id} className="border-t border-line first:border-0">
            <Link
              to={`/same-page/checks/${check.id}`}
              className="flex min-h-10 items-center gap-2 py-1.5 text-ink no-underline hover:underline pointer-coarse:min-h-11"
            >
              <span className="min-w-0 flex-1 truncate">{check.customer.name || check.customer.address}</span>
              <Pill tone={check.result ? 'plain' : check.isIn.us ? 'accent' : 'watch'}>{stateOf(check)}</Pill>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function stateOf({ result, isIn }: SamePageCheck): string {
  if (result) return t('check.shared', { overlap: result.overlap, of: result.of });
  return t(isIn.us ? 'check.waitsThem' : 'check.waitsUs');
}
