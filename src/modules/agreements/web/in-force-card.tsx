import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { AgreementVersion } from '../contract.ts';
import { PageMeasure } from './page-measure.tsx';
import { SheetView } from './sheet-view.tsx';
import { Yeses } from './yeses.tsx';

const t = texts('agreements');

/** The version both sides go by, or the last one that was on the table. */
export function InForceCard({ version }: { version: AgreementVersion }) {
  const at = dayWithYear(version.decidedAt ?? version.updatedAt);
  return (
    <Card labelledBy="force-title">
      <CardTitle id="force-title" aside={t(`force.${version.status}`, { at })}>
        {t('version', { number: version.number })}
      </CardTitle>
      {version.status === 'declined' && (
        <p className="mb-3 rounded-control bg-bad-soft px-3 py-2 text-bad">
          {t('force.because', { because: version.declinedBecause })}
        </p>
      )}
      <SheetView content={version.content} />
      <Yeses version={version} />
      <div className="mt-4 border-t border-line pt-3">
        <PageMeasure content={version.content} target={version.measure.targetAge} />
      </div>
    </Card>
  );
}
