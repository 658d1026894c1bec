import { Check } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Dialog, Pill, Time } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { Recovery, RemedyOption } from '../contract.ts';
import { OfferForm } from './offer-form.tsx';
import { OptionCard } from './option-card.tsx';

const t = texts('recovery');

/** The ways that were offered and the one chosen. While offering is the next act, it stands there instead. */
export function OptionsCard({ recovery, mayWrite }: { recovery: Recovery; mayWrite: boolean }) {
  const { options, nextStep, status } = recovery;
  const [isOffering, setOffering] = useState(false);
  const isFixed = recovery.steps.some(({ step, undoneAt }) => step === 'fixed' && undoneAt === null);
  const isNext = nextStep === 'options-offered' || nextStep === 'option-chosen';
  const mayOffer = mayWrite && status === 'open' && isFixed && !options.some(({ chosenAt }) => chosenAt);
  if (isNext && mayWrite) return null;
  if (options.length === 0 && !mayOffer) return null;
  return (
    <Card labelledBy="options-title">
      <CardTitle id="options-title">{t('options.title')}</CardTitle>
      {options.length === 0 && <p className="mb-3 text-ink-2">{t('options.none')}</p>}
      {options.length > 0 && (
        <ul className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(180px,1fr))]">
          {options.map((option) => (
            <Offered key={option.id} option={option} />
          ))}
        </ul>
      )}
      {mayOffer && (
        <Button className={options.length > 0 ? 'mt-3' : ''} onClick={() => setOffering(true)}>
          {t(options.length > 0 ? 'choice.others' : 'options.offer')}
        </Button>
      )}
      {isOffering && (
        <Dialog shape="wide" title={t('options.offer')} onClose={() => setOffering(false)}>
          <OfferForm recovery={recovery} onDone={() => setOffering(false)} />
        </Dialog>
      )}
    </Card>
  );
}

function Offered({ option }: { option: RemedyOption }) {
  return (
    <li
      className={classes(
        'flex flex-col rounded-card border p-3',
        option.chosenAt ? 'border-good bg-good-soft' : 'border-line',
        !option.chosenAt && option.isWithdrawn && 'border-dashed',
      )}
    >
      <span className="mb-1 flex flex-wrap items-center gap-2 text-sm font-strong text-ink-2">
        <span className="flex-1">{t(`kind.${option.kind}`)}</span>
        {option.chosenAt && (
          <Pill tone="good" icon={Check}>
            {t('options.chosen')}
          </Pill>
        )}
        {!option.chosenAt && option.isWithdrawn && <Pill>{t('options.withdrawn')}</Pill>}
      </span>
      <OptionCard option={option} />
      {option.chosenAt && option.chosenBy && (
        <span className="mt-1 text-sm text-ink-2">
          {t(`options.by.${option.chosenBy.kind}`, { name: option.chosenBy.name })}{' '}
          <Time at={option.chosenAt} />
        </span>
      )}
    </li>
  );
}
