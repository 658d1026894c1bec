import { number, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Announce } from '#web/ui/index.ts';
import { roomInWords } from '../logic/sheet.ts';
import type { TradeOff, TradeOffInputs } from '../logic/trade-off.ts';

const t = texts('extras');

/** What the client will read first, and the figures behind it. */
export function SheetFigures({ inputs, result }: { inputs: TradeOffInputs; result: TradeOff }) {
  const hours = (value: number) => number(value, { maximumFractionDigits: value >= 10 ? 0 : 1 });
  const room = roomInWords({ result });
  const sentence = t(`sheet.sentence.${result.verdict === 'fits' ? 'fits' : room === 0 ? 'none' : 'some'}`, {
    hours: hours(inputs.extraHours),
    room,
  });
  const rows = [
    [t('sheet.capacity'), t('sheet.hours', { hours: hours(result.capacityHours) })],
    [t('sheet.load'), `${percent(result.usualLoad)} → ${percent(result.load)}`],
    [t('sheet.wait'), waitWords(result)],
  ];
  return (
    <>
      <p className="mb-3 text-lg font-strong">{sentence}</p>
      <Announce>{`${sentence} ${waitWords(result)}`}</Announce>
      <dl className="mb-3 grid grid-cols-[auto_1fr] gap-x-4">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="border-t border-line py-1.5 text-ink-3">{name}</dt>
            <dd className="border-t border-line py-1.5 text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function waitWords({ verdict, waitHours, usualWaitHours, timesLonger }: TradeOff): string {
  if (waitHours === null || usualWaitHours === null) return t('sheet.noWait');
  const hours = (value: number) =>
    t('sheet.waitHours', { hours: number(value, { maximumFractionDigits: 1 }) });
  const times = timesLonger === null ? '' : number(timesLonger, { maximumFractionDigits: 1 });
  const words = `${hours(usualWaitHours)} → ${hours(waitHours)}`;
  if (waitHours < 0.05) return t('sheet.hardlyAny');
  if (verdict === 'stops') return t('sheet.stops', { words });
  return verdict === 'longer' && timesLonger !== null ? t('sheet.longer', { words, times }) : words;
}
