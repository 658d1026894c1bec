import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextArea } from '#web/ui/index.ts';
import { confidence, source, type Expectation } from '../contract.ts';
import { useLiveElements, useWriteExpectation } from './api.ts';
import { LevelSelect, levelOf } from './level-select.tsx';

const t = texts('expectations');

interface ExpectationDialogProps {
  customerId: string;
  /** What stands; without it something new is recorded. */
  before?: Expectation;
  /** Elements of which something is recorded already. */
  taken?: readonly string[];
  conversationId?: string;
  onClose: () => void;
}

export function ExpectationDialog({
  customerId,
  before,
  taken = [],
  conversationId,
  onClose,
}: ExpectationDialogProps) {
  const write = useWriteExpectation(customerId);
  const elements = useLiveElements().data?.data.filter(({ id }) => !taken.includes(id)) ?? [];
  const submit = (values: FormData) => {
    const facts = {
      words: String(values.get('words') ?? ''),
      adequate: levelOf(values, 'adequate'),
      desired: levelOf(values, 'desired'),
      expectedNow: levelOf(values, 'expectedNow'),
      source: source.options.find((one) => one === values.get('source')) ?? 'said',
      confidence: confidence.options.find((one) => one === values.get('confidence')) ?? 'medium',
      ...(conversationId ? { conversationId } : {}),
    };
    if (before) write.mutate({ kind: 'change', id: before.id, ...facts }, { onSuccess: onClose });
    else {
      const elementId = String(values.get('elementId') ?? '');
      write.mutate({ kind: 'record', customerId, elementId, ...facts }, { onSuccess: onClose });
    }
  };
  return (
    <Dialog
      title={before ? t('dialog.change', { element: before.element.name }) : t('dialog.add')}
      onClose={onClose}
    >
      <SettingsForm
        namespace="expectations"
        error={write.error}
        isBusy={write.isPending}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
        onSubmit={submit}
      >
        {!before && (
          <Select
            name="elementId"
            label={t('dialog.element')}
            error={fieldError(write.error, 'elementId', { namespace: 'expectations' })}
            options={elements.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextArea
          name="words"
          label={t('dialog.words')}
          hint={t('dialog.wordsHint')}
          maxLength={1000}
          defaultValue={before?.words}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <LevelSelect name="adequate" value={before?.adequate ?? null} />
          <LevelSelect name="expectedNow" value={before?.expectedNow ?? null} />
          <LevelSelect name="desired" value={before?.desired ?? null} />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            name="source"
            label={t('dialog.source')}
            defaultValue={before?.source ?? 'said'}
            options={source.options.map((value) => ({ value, label: t(`source.${value}`) }))}
          />
          <Select
            name="confidence"
            label={t('dialog.confidence')}
            defaultValue={before?.confidence ?? 'medium'}
            options={confidence.options.map((value) => ({ value, label: t(`confidence.${value}`) }))}
          />
        </div>
        <p className="text-sm text-ink-3">{t('dialog.visible')}</p>
      </SettingsForm>
    </Dialog>
  );
}
