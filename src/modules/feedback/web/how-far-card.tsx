import { Link } from '@tanstack/react-router';
import { Reply } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, FoldedList, Pill, Time } from '#web/ui/index.ts';
import type { HowFarReply } from '../contract/check-ins.ts';
import { useHowFar } from './api.ts';
import { HowFarDialog } from './how-far-dialog.tsx';

const t = texts('feedback');

/** Answers owed to "how much further"; the card is not there when nothing is. */
export function HowFarCard() {
  const owed = useHowFar().data?.data ?? [];
  const mayReply = useMay('conversations:write');
  const [open, setOpen] = useState<HowFarReply>();
  if (owed.length === 0) return null;
  const late = owed.filter(({ isOverdue }) => isOverdue).length;
  return (
    <Card labelledBy="how-far-title">
      <CardTitle id="how-far-title" aside={late > 0 ? t('howFar.late', { count: late }) : undefined}>
        {t('howFar.title')}
      </CardTitle>
      <p className="mb-2 text-sm text-ink-3">{t('howFar.lead')}</p>
      <FoldedList lines={owed}>
        {(one) => (
          <li key={one.answerId} className="flex flex-col gap-1 border-t border-line py-2.5">
            <div className="flex items-center gap-2">
              <Link to={`/customers/${one.customer.id}`} className="min-w-0 flex-1 truncate text-accent">
                {one.customer.name || t('howFar.nobody')}
              </Link>
              {one.isOverdue && <Pill tone="bad">{t('howFar.overdue')}</Pill>}
              <span className="text-sm text-ink-3">
                {t('howFar.due')} <Time at={one.dueAt} />
              </span>
            </div>
            <p className="break-words">
              {t(`howFar.said.${one.howFar}`)}
              {one.words ? ` “${one.words}”` : ''}
              {one.element && <span className="text-ink-3"> · {one.element.name}</span>}
            </p>
            {mayReply && (
              <Button
                size="small"
                icon={Reply}
                className="self-start pointer-coarse:min-h-11"
                aria-label={t('howFar.replyTo', { name: one.customer.name })}
                onClick={() => setOpen(one)}
              >
                {t('howFar.reply')}
              </Button>
            )}
          </li>
        )}
      </FoldedList>
      {open && <HowFarDialog owed={open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}
