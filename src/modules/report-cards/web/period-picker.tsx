import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Button, IconButton, Menu } from '#web/ui/index.ts';
import { useChoose, type Choice } from './choice.ts';
import { keyOfKind, periodKinds, type ShownPeriod } from './period.ts';

const t = texts('report-cards');

/** Month, quarter, year or the twelve months behind us, one step back or forth. */
export function PeriodPicker({ choice: { period, today } }: { choice: Choice }) {
  const choose = useChoose();
  return (
    <div className="flex items-center">
      {period.previous && (
        <IconButton
          icon={ChevronLeft}
          label={t('period.previous')}
          onClick={() => choose({ period: period.previous })}
        />
      )}
      <Menu
        label={t('period.choose')}
        items={periodKinds.map((kind) => ({
          id: kind,
          label: t(`period.kinds.${kind}`),
          isChecked: kind === period.kind,
          onSelect: () => choose({ period: keyOfKind(kind, period, today) }),
        }))}
        trigger={(props) => (
          <Button {...props} size="small" className="!rounded-full !px-3 pointer-coarse:min-h-11">
            {periodName(period)}
            <ChevronDown aria-hidden className="lucide text-ink-3" />
          </Button>
        )}
      />
      {period.next && (
        <IconButton
          icon={ChevronRight}
          label={t('period.next')}
          onClick={() => choose({ period: period.next })}
        />
      )}
    </div>
  );
}

export function periodName({ kind, key, from }: ShownPeriod): string {
  if (kind === 'rolling') return t('period.rolling');
  if (kind === 'year') return key;
  if (kind === 'quarter') return t('period.quarter', { quarter: key.slice(-1), year: key.slice(0, 4) });
  return monthName(from);
}

export function monthName(day: string, month: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(navigator.language, {
    month,
    ...(month === 'long' ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`));
}
