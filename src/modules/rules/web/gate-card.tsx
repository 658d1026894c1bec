import { useState, type FormEvent } from 'react';
import { fieldError } from '#modules/workspace/web/index.ts';
import { explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Checkbox, TextField, Time, toast } from '#web/ui/index.ts';
import type { ReadThrough, Rule } from '../contract.ts';
import { gateParts } from '../logic.ts';
import { useChangeRule } from './api.ts';
import { Tick } from './drill-result.tsx';
import { useReadThrough, useReadThroughs } from './life-api.ts';

const t = texts('rules');

/** What a new rule needs before it goes live: ticked off one by one, the two readers among them. */
export function GateCard({ rule }: { rule: Rule }) {
  const change = useChangeRule();
  const mayManage = useMay('rules:manage');
  const mayRead = useMay('rules:flag');
  const lacks = rule.missing.length;
  return (
    <Card labelledBy="gate">
      <CardTitle id="gate" aside={t('life.gate.met', { met: gateParts.length - lacks, n: gateParts.length })}>
        {t('life.gate.title')}
      </CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t('life.gate.lead')}</p>
      <ul className="grid gap-1.5 sm:grid-cols-2">
        {gateParts.map((part) => (
          <Tick key={part} isMet={!rule.missing.includes(part)}>
            {t(`life.gate.parts.${part}`)}
          </Tick>
        ))}
      </ul>
      <Reads ruleId={rule.id} />
      {mayRead && <ReadForm rule={rule} />}
      {mayManage && (
        <Button
          look="primary"
          className="mt-4"
          disabled={lacks > 0}
          busy={change.isPending}
          onClick={() =>
            change.mutate(
              { id: rule.id, status: 'live', revision: rule.revision },
              {
                onSuccess: () => toast({ text: t('life.gate.live'), tone: 'good' }),
                onError: (error) => toast({ text: explain(error, 'rules'), tone: 'bad' }),
              },
            )
          }
        >
          {t('life.gate.goLive')}
        </Button>
      )}
    </Card>
  );
}

function Reads({ ruleId }: { ruleId: string }) {
  const reads = useReadThroughs(ruleId) ?? [];
  if (reads.length === 0) return null;
  return (
    <ul className="mt-3 border-t border-line pt-3 text-sm">
      {reads.map((read) => (
        <li key={read.id} className="text-ink-2">
          {t(`life.gate.by.${read.byKind}`, { name: read.byName || read.staff?.name })}:{' '}
          {read.isUnderstood ? t('life.gate.understood') : t('life.gate.notUnderstood')}
          {read.words !== '' && ` “${read.words}”`} · <Time at={read.at} />
          {read.isOutdated && <span className="text-watch"> · {t('life.gate.outdated')}</span>}
        </li>
      ))}
    </ul>
  );
}

function ReadForm({ rule }: { rule: Rule }) {
  const read = useReadThrough();
  const [byKind, setByKind] = useState<ReadThrough['byKind']>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!byKind) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    read.mutate(
      {
        id: rule.id,
        byKind,
        byName: text('byName'),
        words: text('words'),
        isUnderstood: form.get('understood') === 'on',
      },
      { onSuccess: () => setByKind(undefined) },
    );
  };
  if (!byKind)
    return (
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" className="pointer-coarse:min-h-11" onClick={() => setByKind('frontline')}>
          {t('life.gate.iRead')}
        </Button>
        <Button size="small" className="pointer-coarse:min-h-11" onClick={() => setByKind('customer')}>
          {t('life.gate.customerRead')}
        </Button>
      </div>
    );
  return (
    <form onSubmit={submit} noValidate className="mt-3 flex flex-col gap-3 border-t border-line pt-3">
      <p className="font-strong">{rule.customerSentence || rule.staffWording}</p>
      {byKind === 'customer' && (
        <TextField
          name="byName"
          label={t('life.gate.name')}
          maxLength={200}
          autoComplete="off"
          error={fieldError(read.error, 'byName', { namespace: 'rules' })}
        />
      )}
      <Checkbox name="understood" label={t('life.gate.isUnderstood')} defaultChecked />
      <TextField name="words" label={t('life.gate.said')} maxLength={1000} autoComplete="off" />
      <div className="flex gap-2">
        <Button type="submit" busy={read.isPending}>
          {t('life.gate.save')}
        </Button>
        <Button look="quiet" onClick={() => setByKind(undefined)}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}
