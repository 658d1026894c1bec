import { Plus } from 'lucide-react';
import { explain } from '#web/api.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Pill, toast } from '#web/ui/index.ts';
import { oneYearAfter } from '../logic.ts';
import { useCreateRule, useSuggestions } from './api.ts';

const t = texts('rules');

/** What usually limits this trade; one tap writes it into the register. */
export function SuggestionsCard() {
  const { staff } = useSession();
  const { data } = useSuggestions();
  const create = useCreateRule();
  if (!data || data.data.length === 0) return null;
  const take = ({ key: _, ...words }: (typeof data.data)[number]) =>
    create.mutate(
      {
        ...words,
        ownerStaffId: staff.id,
        reviewBy: oneYearAfter(new Date().toISOString().slice(0, 10)),
        isTold: true,
      },
      {
        onSuccess: () => toast({ text: t('limits.taken'), tone: 'good' }),
        onError: (error) => toast({ text: explain(error, 'rules'), tone: 'bad' }),
      },
    );
  return (
    <Card labelledBy="usual">
      <CardTitle id="usual">{t('limits.suggestions')}</CardTitle>
      <p className="mb-2 max-w-prose text-ink-2">{t('limits.suggestionsLead')}</p>
      <ul>
        {data.data.map((one) => (
          <li key={one.key} className="flex items-start gap-3 border-t border-line py-2.5 first:border-0">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-strong">
                {one.staffWording} <Pill>{t(`kinds.${one.kind}`)}</Pill>
              </p>
              <p className="text-sm text-ink-2">{one.customerSentence}</p>
            </div>
            <Button
              size="small"
              icon={Plus}
              className="pointer-coarse:min-h-11"
              aria-label={t('limits.takeOf', { words: one.staffWording })}
              disabled={create.isPending}
              onClick={() => take(one)}
            >
              {t('limits.take')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
