import type { Customer } from '#modules/customers/contract.ts';
import { dayWithYear, number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { ButtonLink, Card, CardTitle, Pill } from '#web/ui/index.ts';
import type { TradeOffSheet } from '../contract.ts';
import { roomInWords } from '../logic/sheet.ts';
import { useTradeOff } from './api.ts';

const t = texts('extras');

/** What their requests take of the week, and the way to the sheet. */
export function TradeOffCard({ customer }: { customer: Customer }) {
  const sheet = useTradeOff(customer.id).data;
  if (!sheet || (sheet.figures.inputs.extraHours === 0 && sheet.status === 'computed' && !sheet.chosenAt))
    return null;
  const { result, inputs } = sheet.figures;
  return (
    <Card labelledBy="trade-off-title">
      <CardTitle id="trade-off-title" aside={<State sheet={sheet} />}>
        {t('sheet.title')}
      </CardTitle>
      <p>
        {t(`sheet.short.${result.verdict}`, {
          hours: number(inputs.extraHours, { maximumFractionDigits: 1 }),
          room: roomInWords(sheet.figures),
          times: result.timesLonger === null ? '' : number(result.timesLonger, { maximumFractionDigits: 1 }),
        })}
      </p>
      <p className="mb-3 text-sm text-ink-3">
        {t('sheet.basis', { count: sheet.requests, weeks: sheet.weeks })}
      </p>
      {sheet.chosenWay && sheet.chosenAt && (
        <p className="mb-3">
          {t('sheet.chosen', {
            way: t(`way.${sheet.chosenWay}`),
            name: sheet.chosenByName,
            at: dayWithYear(sheet.chosenAt),
          })}
        </p>
      )}
      <ButtonLink to={`/customers/${sheet.customer.id}/trade-off`}>{t('sheet.open')}</ButtonLink>
    </Card>
  );
}

export function State({ sheet }: { sheet: TradeOffSheet }) {
  if (sheet.status === 'computed') return null;
  return (
    <Pill tone={sheet.status === 'offered' ? 'accent' : 'plain'}>{t(`sheet.status.${sheet.status}`)}</Pill>
  );
}
