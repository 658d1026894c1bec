import { useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Checkbox, Select, TextArea, TextField } from '#web/ui/index.ts';
import { scope, type Request } from '../contract.ts';
import { saidSo, useExtras, useRecordRequest } from './api.ts';
import { RequestKindField, type ChosenKind } from './request-kind-field.tsx';

const t = texts('extras');

interface RequestFormProps {
  conversation: Conversation;
  words: string;
  onDone: () => void;
}

/** Words, kind, scope, effort: under twenty seconds. What is usual is worked out, and may be overruled. */
export function RequestForm({ conversation, words: given, onDone }: RequestFormProps) {
  const customerId = conversation.customer.id;
  const [words, setWords] = useState(given);
  const [kind, setKind] = useState<ChosenKind>({ name: '' });
  const [isUnusual, setUnusual] = useState<boolean>();
  const [afterExtraId, setAfterExtra] = useState('');
  const record = useRecordRequest();
  const extras = useExtras({ customerId }, 10).data?.data ?? [];
  const after = extras.find(({ id }) => id === afterExtraId);
  const submit = (values: FormData) => {
    const minutes = textIn(values, 'minutes');
    record.mutate(
      {
        conversationId: conversation.id,
        words,
        scope: values.get('scope') as Request['scope'],
        ...(kind.id ? { kindId: kind.id } : { kindName: kind.name.trim() }),
        ...(isUnusual === undefined ? {} : { isUnusual }),
        ...(minutes === '' ? {} : { effortMinutes: Math.round(Number(minutes)) }),
        ...(after ? { afterExtraId: after.id } : {}),
        ...(after && values.get('again') ? { extraKindId: after.kind.id } : {}),
      },
      {
        onSuccess: (request) => {
          onDone();
          saidSo(request.isUnusual ? 'request.savedUnusual' : 'request.saved', { kind: request.kind.name });
        },
      },
    );
  };
  const unusual = isUnusual ?? (kind.id === undefined || kind.n === 0);
  return (
    <SettingsForm
      namespace="extras"
      error={record.error}
      isBusy={record.isPending}
      submit={t('request.save')}
      others={
        <Button look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
      onSubmit={submit}
    >
      <TextArea
        label={t('request.words')}
        value={words}
        rows={2}
        maxLength={2000}
        data-autofocus
        onChange={(event) => setWords(event.target.value)}
      />
      <RequestKindField words={words} customerId={customerId} kind={kind} onKind={setKind} />
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Select
          name="scope"
          label={t('request.scope')}
          defaultValue="beyond"
          options={scope.options.map((value) => ({ value, label: t(`scope.${value}`) }))}
        />
        <TextField name="minutes" label={t('request.minutes')} inputMode="numeric" pattern="[0-9]*" />
      </div>
      <Checkbox
        label={t(isUnusual === undefined ? 'request.unusualFound' : 'request.unusual')}
        checked={unusual}
        onChange={(event) => setUnusual(event.target.checked)}
      />
      {extras.length > 0 && (
        <Select
          label={t('request.after')}
          value={afterExtraId}
          onChange={(event) => setAfterExtra(event.target.value)}
          options={[
            { value: '', label: t('request.afterNone') },
            ...extras.map(({ id, what }) => ({ value: id, label: what })),
          ]}
        />
      )}
      {after && <Checkbox name="again" label={t('request.again', { kind: after.kind.name })} />}
    </SettingsForm>
  );
}
