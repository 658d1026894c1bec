import { ChevronRight, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Pill } from '#web/ui/index.ts';
import type { Settings } from '../contract.ts';
import { useChangeWorkspace } from './api.ts';
import { type Group, groups, type Name, shares } from './calculation-groups.ts';
import { NumberField } from './number-field.tsx';
import { fieldError, SettingsForm } from './settings-form.tsx';

const t = texts('workspace');
const beside = {
  floor_above_target: 'settings.coreFloor',
  fewest_above_most: 'settings.promiseFewestTimes',
};

type Typed = Partial<Record<Name, string>>;
const names = groups.flatMap((group) => group.names);

const shown = (name: Name, value: number) =>
  String(shares.includes(name) ? Number((value * 100).toFixed(2)) : value);

/** Nothing where no number stands: an empty field must not turn into a zero. */
function meant(name: Name, text: string): number | undefined {
  const value = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value)) return undefined;
  return shares.includes(name) ? value / 100 : value;
}

/** What the calculations go by, each beside its documented default and with a way back to it. */
export function CalculationSettings({ settings, defaults }: { settings: Settings; defaults: Settings }) {
  const change = useChangeWorkspace();
  const [typed, setTyped] = useState<Typed>({});
  const [missing, setMissing] = useState<readonly Name[]>([]);
  const textOf = (name: Name) => typed[name] ?? shown(name, settings[name]);
  const errorOf = (name: Name) =>
    missing.includes(name)
      ? t('calculation.numberMissing')
      : fieldError(change.error, `settings.${name}`, { namespace: 'workspace', beside });
  const save = () => {
    const values = names.map((name) => [name, meant(name, textOf(name))] as const);
    const absent = values.filter(([, value]) => value === undefined).map(([name]) => name);
    setMissing(absent);
    if (absent.length > 0) return;
    change.mutate({ settings: Object.fromEntries(values) }, { onSuccess: () => setTyped({}) });
  };
  return (
    <Card labelledBy="calculation">
      <CardTitle id="calculation">{t('calculation.title')}</CardTitle>
      <p className="mb-4 max-w-prose text-ink-2">{t('calculation.lead')}</p>
      <SettingsForm
        namespace="workspace"
        error={change.error}
        beside={beside}
        isBusy={change.isPending}
        onSubmit={save}
      >
        <div>
          {groups.map((group) => (
            <GroupFields
              key={group.id}
              group={group}
              defaults={defaults}
              textOf={textOf}
              errorOf={errorOf}
              onType={(name, text) => setTyped({ ...typed, [name]: text })}
            />
          ))}
        </div>
      </SettingsForm>
    </Card>
  );
}

interface GroupProps {
  group: Group;
  defaults: Settings;
  textOf: (name: Name) => string;
  errorOf: (name: Name) => string | undefined;
  onType: (name: Name, text: string) => void;
}

/** One group, folded until somebody looks for it; whatever is wrong in it unfolds it. */
function GroupFields({ group, defaults, textOf, errorOf, onType }: GroupProps) {
  const [isOpen, setOpen] = useState(false);
  const isWrong = group.names.some((name) => errorOf(name) !== undefined);
  const isDefault = (name: Name) => meant(name, textOf(name)) === defaults[name];
  const changed = group.names.filter((name) => !isDefault(name)).length;
  return (
    <details
      className="group border-t border-line"
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 font-strong [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-ink-3 group-open:rotate-90" />
        <span className="flex-1">{t(`calculation.groups.${group.id}`)}</span>
        {changed > 0 && <Pill tone="accent">{t('calculation.changed', { count: changed })}</Pill>}
      </summary>
      <div className="flex flex-col gap-4 pt-1 pb-5 pl-6 max-sm:pl-0">
        {group.names.map((name) => (
          <div key={name} className="flex flex-wrap items-end gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1 basis-80">
              <NumberField
                label={t(`calculation.${name}.label`)}
                hint={t(`calculation.${name}.hint`)}
                unit={t(`calculation.${name}.unit`)}
                error={errorOf(name)}
                value={textOf(name)}
                onChange={(event) => onType(name, event.target.value)}
              />
            </div>
            <Standing
              isDefault={isDefault(name)}
              label={t(`calculation.${name}.label`)}
              value={`${number(Number(shown(name, defaults[name])))} ${t(`calculation.${name}.unit`)}`}
              onBack={() => onType(name, shown(name, defaults[name]))}
            />
          </div>
        ))}
      </div>
    </details>
  );
}

interface StandingProps {
  isDefault: boolean;
  label: string;
  value: string;
  onBack: () => void;
}

function Standing({ isDefault, label, value, onBack }: StandingProps) {
  if (isDefault)
    return (
      <span className="inline-flex min-h-9 items-center text-sm text-ink-3">
        {t('calculation.isDefault')}
      </span>
    );
  return (
    <Button
      look="quiet"
      size="small"
      icon={RotateCcw}
      className="min-h-9"
      aria-label={t('calculation.backOf', { label, value })}
      onClick={onBack}
    >
      {t('calculation.back', { value })}
    </Button>
  );
}
