import { useState } from 'react';
import { explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardColumns, CardTitle, Select, TextArea } from '#web/ui/index.ts';
import { tradeOffWay, type TradeOffSheet } from '../contract.ts';
import { tradeOff, type TradeOffInputs } from '../logic/trade-off.ts';
import { saidSo, useWriteSheet } from './api.ts';
import { SheetFigures } from './sheet-figures.tsx';
import { SheetInputs } from './sheet-inputs.tsx';
import { WaitPlot } from './wait-plot.tsx';

const t = texts('extras');

/** Inputs and their effect beside each other; then the four ways in our words, and to whom it goes. */
export function TradeOffForm({ sheet }: { sheet: TradeOffSheet }) {
  const mayWrite = useMay('extras:write');
  const [typed, setTyped] = useState<Partial<TradeOffInputs>>({});
  const [ways, setWays] = useState(sheet.figures.ways);
  const [to, setTo] = useState(sheet.people[0]?.id ?? '');
  const write = useWriteSheet();
  const inputs = { ...sheet.figures.inputs, ...typed };
  const { limit, lines } = sheet.figures;
  const result = tradeOff(inputs, limit);
  const save = (offerTo?: string) => {
    const given = {
      id: sheet.customer.id,
      // What was typed on a kept sheet stays typed; what was counted is counted anew.
      inputs: sheet.id === null ? typed : inputs,
      ways,
      ...(sheet.id === null ? {} : { lines }),
      ...(offerTo ? { offerTo } : {}),
    };
    write.mutate(given, { onSuccess: () => saidSo(offerTo ? 'sheet.offered' : 'sheet.saved') });
  };
  return (
    <>
      <CardColumns
        main={
          <Card labelledBy="effect-title">
            <CardTitle id="effect-title" aside={t('sheet.approximate')}>
              {t('sheet.effect')}
            </CardTitle>
            <SheetFigures inputs={inputs} result={result} />
            <WaitPlot inputs={inputs} result={result} limit={limit} />
          </Card>
        }
        side={
          <Card labelledBy="inputs-title">
            <CardTitle id="inputs-title">{t('sheet.inputs')}</CardTitle>
            <SheetInputs
              inputs={inputs}
              sources={sheet.figures.sources}
              typed={typed}
              onType={(name, value) => setTyped({ ...typed, [name]: value })}
            />
          </Card>
        }
      />
      {mayWrite && (
        <Card labelledBy="ways-title">
          <CardTitle id="ways-title">{t('sheet.ways')}</CardTitle>
          <p className="mb-3 max-w-prose text-ink-2">{t('sheet.waysLead')}</p>
          <div className="grid gap-3 md:grid-cols-2">
            {tradeOffWay.options.map((way) => (
              <TextArea
                key={way}
                label={t(`way.${way}`)}
                rows={2}
                maxLength={500}
                placeholder={t(`wayHint.${way}`)}
                value={ways[way]}
                onChange={(event) => setWays({ ...ways, [way]: event.target.value })}
              />
            ))}
          </div>
          <div role="alert" className="empty:hidden">
            {write.isError && (
              <p className="mt-3 rounded-control bg-bad-soft px-3 py-2 text-bad">
                {explain(write.error, 'extras')}
              </p>
            )}
          </div>
          <div className="mt-4 flex flex-wrap items-end gap-2">
            {sheet.people.length > 0 ? (
              <>
                <Select
                  label={t('sheet.to')}
                  value={to}
                  onChange={(event) => setTo(event.target.value)}
                  options={sheet.people.map(({ id, name, address }) => ({
                    value: id,
                    label: name ? `${name}, ${address}` : address,
                  }))}
                />
                <Button look="primary" busy={write.isPending} onClick={() => save(to)}>
                  {t(sheet.status === 'offered' ? 'sheet.offerAgain' : 'sheet.offer')}
                </Button>
              </>
            ) : (
              <p className="text-ink-2">{t('sheet.nobodyToSend')}</p>
            )}
            <Button busy={write.isPending} onClick={() => save()}>
              {t('sheet.save')}
            </Button>
          </div>
          {sheet.status === 'offered' && <p className="mt-2 text-sm text-ink-3">{t('sheet.replaces')}</p>}
        </Card>
      )}
    </>
  );
}
