import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle } from '#web/ui/index.ts';
import type { Settings } from '../contract.ts';
import { useChangeWorkspace } from './api.ts';
import { NumberField } from './number-field.tsx';
import { fieldError, SettingsForm } from './settings-form.tsx';

const t = texts('workspace');
const beside = {
  floor_above_target: 'settings.coreFloor',
  fewest_above_most: 'settings.promiseFewestTimes',
};

/** All but the switch, which is no number and has its own card. */
type Name = Exclude<keyof Settings, 'showPictures'>;
const groups: { id: string; names: Name[] }[] = [
  { id: 'mark', names: ['coreTarget', 'coreFloor', 'priorAnswers', 'priorAnswersOfCustomer'] },
  { id: 'evidence', names: ['fewestToMark', 'fewestToShowPerson', 'fewestToCompare'] },
  { id: 'asks', names: ['askRestDays', 'askDelayMinutes', 'answerChangeableDays'] },
  { id: 'reviews', names: ['reviewTopScore', 'reviewPreReadDays', 'reviewWriteUpDays', 'reviewTalkDays'] },
  { id: 'decisions', names: ['decisionReviewDays'] },
  {
    id: 'extras',
    names: ['creepStreak', 'creepAsks', 'creepAskDays', 'recurrenceWeeks', 'recurrenceFewest', 'loadLimit'],
  },
  {
    id: 'strain',
    names: [
      'strainAmber',
      'strainRed',
      'strainFewestContacts',
      'pulseFewest',
      'dayBeginsHour',
      'dayEndsHour',
    ],
  },
  { id: 'page', names: ['readingAgeTarget'] },
  {
    id: 'promises',
    names: [
      'promisedShare',
      'wantedShare',
      'promiseFewestTimes',
      'promiseMostTimes',
      'atRiskShare',
      'speckHours',
      'guardDays',
      'shrinkage',
    ],
  },
  {
    id: 'authority',
    names: [
      'authorityShare',
      'authorityFloorMinor',
      'authorityCeilingMinor',
      'authorityPerMonthMinor',
      'authorityLoanHours',
    ],
  },
  {
    id: 'recovery',
    names: [
      'redressCap',
      'redressNotOurs',
      'redressPrior',
      'redressShare1',
      'redressShare2',
      'redressShare3',
      'redressShare4',
      'redressShare5',
      'creditFactor',
      'redressLikeness',
      'surpriseFrom',
      'surpriseTo',
      'acknowledgeMinutes',
      'ownMinutes',
      'quickDays',
      'outerLimitDays',
      'lastTouchDays',
      'mildSeverity',
      'letGoDays',
      'justiceDistributive',
      'justiceInteractional',
      'justiceProcedural',
    ],
  },
  {
    id: 'severity',
    names: ['slipSeverity', 'markDSeverity', 'markFSeverity', 'basicNotQuiteSeverity', 'basicNoSeverity'],
  },
  {
    id: 'spotlight',
    names: [
      'spotlightPrior',
      'spotlightWeight',
      'echoReach',
      'echoSeverity',
      'inconsistencyDays',
      'repeatedTimes',
      'repeatedDays',
    ],
  },
  {
    id: 'rules',
    names: [
      'bendsToReview',
      'bendsDays',
      'ruleDecisionDays',
      'ruleReminderDays',
      'ruleFewestUses',
      'ruleFewestFlags',
      'ruleAggravations',
      'customerMinuteMinor',
      'staffMinuteMinor',
      'aggravationMinor',
      'ruleKillShare',
      'ruleRewriteShare',
      'graveyardDays',
      'drillShare',
      'drillSeconds',
      'navigatorFit',
    ],
  },
  { id: 'learning', names: ['returnDays', 'fewestRecovered', 'fewestGreat', 'fewestAwful'] },
];
/** Kept as shares of one, written as per cent. */
const shares: readonly Name[] = [
  'coreTarget',
  'coreFloor',
  'loadLimit',
  'promisedShare',
  'wantedShare',
  'atRiskShare',
  'shrinkage',
  'authorityShare',
  'redressCap',
  'redressNotOurs',
  'redressShare1',
  'redressShare2',
  'redressShare3',
  'redressShare4',
  'redressShare5',
  'justiceDistributive',
  'justiceInteractional',
  'justiceProcedural',
  'navigatorFit',
  'surpriseFrom',
  'surpriseTo',
  'drillShare',
  'ruleKillShare',
  'ruleRewriteShare',
];

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
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({});
  const [missing, setMissing] = useState<readonly Name[]>([]);
  const textOf = (name: Name) => typed[name] ?? shown(name, settings[name]);
  const names = groups.flatMap((group) => group.names);
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
        {groups.map((group) => (
          <fieldset key={group.id} className="flex flex-col gap-4 border-t border-line pt-4">
            <legend className="float-left mb-1 w-full font-bold">
              {t(`calculation.groups.${group.id}`)}
            </legend>
            {group.names.map((name) => (
              <div key={name} className="flex flex-wrap items-end gap-x-4 gap-y-2">
                <div className="min-w-0 flex-1 basis-80">
                  <NumberField
                    label={t(`calculation.${name}.label`)}
                    hint={t(`calculation.${name}.hint`)}
                    unit={t(`calculation.${name}.unit`)}
                    error={
                      missing.includes(name)
                        ? t('calculation.numberMissing')
                        : fieldError(change.error, `settings.${name}`, { namespace: 'workspace', beside })
                    }
                    value={textOf(name)}
                    onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                  />
                </div>
                <Standing
                  isDefault={meant(name, textOf(name)) === defaults[name]}
                  label={t(`calculation.${name}.label`)}
                  value={`${number(Number(shown(name, defaults[name])))} ${t(`calculation.${name}.unit`)}`}
                  onBack={() => setTyped({ ...typed, [name]: shown(name, defaults[name]) })}
                />
              </div>
            ))}
          </fieldset>
        ))}
      </SettingsForm>
    </Card>
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
