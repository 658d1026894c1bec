import { ArrowLeft, ArrowRight, Globe } from 'lucide-react';
import { useRef, useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardColumns, CardTitle } from '#web/ui/index.ts';
import { offerAgreement, type Agreement, type PageContent } from '../contract.ts';
import { useDoing } from './api.ts';
import { useDraft } from './draft.ts';
import { KeepList } from './keep-list.tsx';
import { LimitsToTake } from './limits-to-take.tsx';
import { TextPart } from './page-editor.tsx';
import { PageMeasure } from './page-measure.tsx';
import { SheetView } from './sheet-view.tsx';

const t = texts('agreements');
const steps = ['expect', 'need', 'miss'] as const;

interface CharterStepsProps {
  page: Agreement;
  /** Lines to choose from, those already dropped among them. */
  start: PageContent;
  onPublished: (page: Agreement) => void;
}

/** Three steps, one question each. What is chosen is saved as one goes; the page stands beside, as strangers will read it. */
export function CharterSteps({ page, start, onPublished }: CharterStepsProps) {
  const draft = useDraft(page);
  const [step, setStep] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const publish = useDoing(offerAgreement);
  const goTo = (next: number) => {
    setStep(next);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const send = async () => {
    if (await draft.flush()) publish.mutate({ id: page.id }, { onSuccess: onPublished });
  };
  const part = { content: draft.content, start, onChange: draft.change };
  const isLast = step === steps.length - 1;
  return (
    <CardColumns
      main={
        <Card labelledBy="step-title">
          <p className="text-sm text-ink-3">{t('writer.step', { number: step + 1, of: steps.length })}</p>
          <h2 ref={heading} tabIndex={-1} id="step-title" className="text-lg font-bold">
            {t(`writer.${steps[step]}.title`)}
          </h2>
          <p className="mb-4 text-ink-2">{t(`writer.${steps[step]}.lead`)}</p>
          <div className="flex flex-col gap-6">
            {step === 0 && <KeepList section="ours" {...part} />}
            {step === 1 && (
              <>
                <KeepList section="theirs" {...part} />
                <KeepList section="limits" {...part} />
                <LimitsToTake content={draft.content} onChange={draft.change} />
              </>
            )}
            {step === 2 && (
              <>
                <TextPart section="missed" content={draft.content} onChange={draft.change} />
                <TextPart section="change" content={draft.content} onChange={draft.change} />
                <KeepList section="outOfScope" {...part} />
              </>
            )}
          </div>
          <div className="mt-5 flex flex-wrap gap-2 border-t border-line pt-4">
            {step > 0 && (
              <Button icon={ArrowLeft} className="pointer-coarse:min-h-11" onClick={() => goTo(step - 1)}>
                {t('writer.back')}
              </Button>
            )}
            <Button
              look="primary"
              icon={isLast ? Globe : ArrowRight}
              busy={publish.isPending}
              className="pointer-coarse:min-h-11"
              onClick={() => (isLast ? void send() : goTo(step + 1))}
            >
              {t(isLast ? 'writer.publish' : 'writer.next')}
            </Button>
          </div>
        </Card>
      }
      side={
        <Card labelledBy="preview-title">
          <CardTitle id="preview-title">{t('writer.preview')}</CardTitle>
          <div className="mb-3">
            <PageMeasure
              content={draft.content}
              target={page.draft?.measure.targetAge ?? 12}
              saving={draft.state}
            />
          </div>
          <SheetView content={draft.content} />
        </Card>
      }
    />
  );
}
