import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Dialog, IconButton, Money } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { Facts } from './facts.tsx';
import { PlaceForm } from './place-form.tsx';

const t = texts('recovery');

/** What it cost so far beside what would be lost with the customer. */
export function MoneyCard({ recovery, mayWrite }: { recovery: Recovery; mayWrite: boolean }) {
  const { costSoFarMinor, valueAtRiskMinor, paidMinor, loss } = recovery;
  const [isOpen, setOpen] = useState(false);
  const isOpenStill = recovery.status === 'open';
  return (
    <Card labelledBy="money-title">
      <CardTitle
        id="money-title"
        aside={
          mayWrite &&
          isOpenStill && (
            <IconButton
              icon={Pencil}
              label={t('place.title')}
              className="-my-2 -mr-2"
              onClick={() => setOpen(true)}
            />
          )
        }
      >
        {t('money.title')}
      </CardTitle>
      <div className="mb-3 grid grid-cols-2 gap-3">
        <Figure label={t('money.cost')} minor={costSoFarMinor} />
        <Figure label={t('money.atRisk')} minor={valueAtRiskMinor} hint={t('money.aYear')} />
      </div>
      <Facts
        facts={[
          [t('money.paid'), paidMinor === null ? t('money.unknown') : <Money key="paid" minor={paidMinor} />],
          [t('money.loss'), loss === null ? t('money.unknown') : t(`loss.${loss}`)],
          ...(isOpenStill
            ? [[t('money.left'), <Money key="left" minor={recovery.authorityLeftMinor} />] as const]
            : []),
        ]}
      />
      {isOpen && (
        <Dialog title={t('place.title')} onClose={() => setOpen(false)}>
          <PlaceForm
            recovery={recovery}
            fields={['paid', 'loss', 'end', 'people']}
            onDone={() => setOpen(false)}
            others={
              <Button look="quiet" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            }
          />
        </Dialog>
      )}
    </Card>
  );
}

function Figure({ label, minor, hint }: { label: string; minor: number | null; hint?: string }) {
  return (
    <div className="rounded-control bg-sunken px-3 py-2">
      <div className="text-sm text-ink-3">{label}</div>
      <div className="text-xl font-bold">
        {minor === null ? (
          <span className="text-base font-normal text-ink-3">{t('money.unknown')}</span>
        ) : (
          <Money minor={minor} />
        )}
      </div>
      {hint && minor !== null && <div className="text-sm text-ink-3">{hint}</div>}
    </div>
  );
}
