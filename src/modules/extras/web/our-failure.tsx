import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import type { Request } from '../contract.ts';
import { PutRuleOnPage } from './put-rule-on-page.tsx';

const t = texts('extras');

/** A rule nobody had told them: ours to answer for, and one key mends it for the next time. */
export function OurFailure({ request, onDone }: { request: Request; onDone: () => void }) {
  return (
    <div role="alert" className="flex flex-col gap-3">
      <p className="rounded-card bg-bad-soft p-3 text-bad">{t('answer.failure')}</p>
      <p>{request.rule?.customerSentence || request.rule?.staffWording}</p>
      <p className="text-ink-2">{t('answer.failureCounted')}</p>
      <div className="flex flex-wrap gap-2">
        <PutRuleOnPage request={request} />
        <Button look="quiet" onClick={onDone}>
          {t('answer.failureLater')}
        </Button>
      </div>
    </div>
  );
}
