import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Pill, TextField, toast } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';
import { useNominate } from './life-api.ts';

const t = texts('rules');

/** What gets in the way and holds nowhere in writing: named by somebody, then evidence, then decided. */
export function NominationsCard({ rules }: { rules: readonly Rule[] }) {
  const mayFlag = useMay('rules:flag');
  if (rules.length === 0 && !mayFlag) return null;
  return (
    <Card labelledBy="named">
      <CardTitle id="named" aside={rules.length || undefined}>
        {t('life.named.title')}
      </CardTitle>
      <p className="mb-2 max-w-prose text-ink-2">{t('life.named.lead')}</p>
      <ul>
        {rules.map((rule) => (
          <li
            key={rule.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2.5"
          >
            <Link
              to={`/rules/${rule.id}`}
              className="min-w-0 flex-1 basis-56 font-strong text-ink hover:text-accent"
            >
              {rule.staffWording}
            </Link>
            <Pill>{rule.isNew ? t('life.named.gate') : t(`status.${rule.status}`)}</Pill>
            {rule.missing.length > 0 && (
              <span className="text-sm text-ink-3">
                {t('life.named.missing', { count: rule.missing.length })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayFlag && <NameForm />}
    </Card>
  );
}

/** Q13: which one would you kill? */
function NameForm() {
  const nominate = useNominate();
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === '') return;
    nominate.mutate(
      { staffWording: words.trim() },
      {
        onSuccess: ({ rule }) => {
          setWords('');
          toast({ text: t('life.named.done', { rule: rule.staffWording }), tone: 'good' });
        },
        onError: (error) => toast({ text: explain(error, 'rules'), tone: 'bad' }),
      },
    );
  };
  return (
    <form onSubmit={submit} className="mt-2 flex flex-wrap items-end gap-2 border-t border-line pt-3">
      <div className="min-w-0 flex-1 basis-72">
        <TextField
          label={t('life.named.question')}
          value={words}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <Button type="submit" icon={Plus} busy={nominate.isPending}>
        {t('life.named.add')}
      </Button>
    </form>
  );
}
