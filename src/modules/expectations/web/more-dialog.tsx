import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextArea } from '#web/ui/index.ts';
import type { Expectation } from '../contract.ts';
import { useLiveElements, useRaise, type More } from './api.ts';
import { LevelSelect, levelOf } from './level-select.tsx';

const t = texts('expectations');
const ordinary = 3;

interface MoreDialogProps {
  which: More;
  customerId: string;
  /** The element it is about; without it the dialog asks. */
  before?: Expectation;
  conversationId?: string;
  onClose: () => void;
}

/** "Expects more" raises what they count on; "Wants more" raises what they wish for. Each says what it leaves alone. */
export function MoreDialog({ which, customerId, before, conversationId, onClose }: MoreDialogProps) {
  const raise = useRaise(customerId, which);
  const elements = useLiveElements().data?.data ?? [];
  const now = (which === 'expects' ? before?.expectedNow : before?.desired) ?? null;
  const submit = (values: FormData) => {
    const words = textIn(values, 'words');
    const to = levelOf(values, 'to');
    raise.mutate(
      {
        customerId,
        elementId: before?.element.id ?? String(values.get('elementId') ?? ''),
        ...(to === null ? {} : { to }),
        ...(words === '' ? {} : { words }),
        ...(conversationId ? { conversationId } : {}),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog title={t(`more.${which}`)} onClose={onClose}>
      <SettingsForm
        namespace="expectations"
        error={raise.error}
        isBusy={raise.isPending}
        submit={t(`more.${which}`)}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
        onSubmit={submit}
      >
        <p className="text-ink-2">{t(`more.lead.${which}`)}</p>
        {before ? (
          <p className="font-strong">{before.element.name}</p>
        ) : (
          <Select
            name="elementId"
            label={t('dialog.element')}
            options={elements.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {before && <LevelSelect name="to" value={Math.min(5, (now ?? ordinary) + 0.5)} above={now ?? -1} />}
        <TextArea name="words" label={t('dialog.words')} maxLength={1000} defaultValue={before?.words} />
      </SettingsForm>
    </Dialog>
  );
}
