import { texts } from '#web/texts.ts';
import type { Figures } from '../contract.ts';
import type { TradeOffInputs } from '../logic/trade-off.ts';

const t = texts('extras');
const names = [
  'people',
  'hoursEach',
  'shrinkage',
  'usualHours',
  'extraHours',
  'taskHours',
  'variability',
] as const;

const units: Partial<Record<keyof TradeOffInputs, string>> = {
  hoursEach: 'unit.hoursEach',
  shrinkage: 'unit.shrinkage',
  usualHours: 'unit.usualHours',
  extraHours: 'unit.extraHours',
  taskHours: 'unit.taskHours',
};

interface SheetInputsProps {
  inputs: TradeOffInputs;
  sources: Figures['sources'];
  typed: Partial<TradeOffInputs>;
  onType: (name: keyof TradeOffInputs, value: number) => void;
}

/** Each figure says whether it is counted here, assumed, or typed by one of us. */
export function SheetInputs({ inputs, sources, typed, onType }: SheetInputsProps) {
  return (
    <div className="flex flex-col">
      {names.map((name) => {
        const id = `input-${name}`;
        const isShare = name === 'shrinkage';
        const source = typed[name] === undefined ? (sources[name] ?? 'assumed') : 'typed';
        return (
          <div key={name} className="flex items-center gap-3 border-t border-line py-1.5">
            <label htmlFor={id} className="min-w-0 flex-1">
              {t(`input.${name}`)}
              <span className="block text-sm text-ink-3">{t(`source.${source}`)}</span>
            </label>
            <input
              id={id}
              type="number"
              min={0}
              step="any"
              inputMode="decimal"
              value={round(isShare ? inputs[name] * 100 : inputs[name])}
              onChange={({ target: { valueAsNumber } }) => {
                if (Number.isFinite(valueAsNumber))
                  onType(name, Math.max(0, isShare ? Math.min(0.9, valueAsNumber / 100) : valueAsNumber));
              }}
              className="field !w-24 text-right tabular-nums"
            />
            <span className="w-16 flex-none text-sm text-ink-3">{units[name] ? t(units[name]) : ''}</span>
          </div>
        );
      })}
    </div>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
