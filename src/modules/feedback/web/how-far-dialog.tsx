import { useState } from 'react';
import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextArea } from '#web/ui/index.ts';
import type { HowFarReply } from '../contract/check-ins.ts';
import { useElements, useReplyHowFar, useRules } from './api.ts';

const t = texts('feedback');
const replies = ['yes', 'not-yet', 'no'] as const;

/** Yes, not yet, or no because of a rule; the words leave as a mail of their own. */
export function HowFarDialog({ owed, onClose }: { owed: HowFarReply; onClose: () => void }) {
  const send = useReplyHowFar();
  const rules = useRules() ?? [];
  const elements = useElements() ?? [];
  const [reply, setReply] = useState<(typeof replies)[number]>('yes');
  const [ruleId, setRuleId] = useState('');
  const rule = rules.find(({ id }) => id === ruleId);
  const submit = (values: FormData) => {
    const elementId = String(values.get('elementId') ?? '');
    send.mutate(
      {
        id: owed.answerId,
        reply,
        words: String(values.get('words') ?? ''),
        ...(reply === 'no' && ruleId ? { ruleId } : {}),
        ...(elementId ? { elementId } : {}),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog title={t('howFar.replyTo', { name: owed.customer.name })} onClose={onClose}>
      <SettingsForm
        namespace="feedback"
        error={send.error}
        beside={{ rule_needed: 'ruleId' }}
        isBusy={send.isPending}
        submit={t('howFar.send')}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
        onSubmit={submit}
      >
        <p className="text-ink-2">
          {t(`howFar.said.${owed.howFar}`)}
          {owed.words ? ` “${owed.words}”` : ''}
        </p>
        <Select
          name="reply"
          label={t('howFar.answer')}
          value={reply}
          onChange={(event) => setReply(replies.find((one) => one === event.target.value) ?? 'yes')}
          options={replies.map((value) => ({ value, label: t(`howFar.replies.${value}`) }))}
        />
        {reply === 'no' && (
          <Select
            name="ruleId"
            label={t('howFar.rule')}
            hint={rule ? `“${rule.customerSentence}”` : t('howFar.ruleHint')}
            error={fieldError(send.error, 'ruleId', {
              namespace: 'feedback',
              beside: { rule_needed: 'ruleId' },
            })}
            value={ruleId}
            onChange={(event) => setRuleId(event.target.value)}
            options={[
              { value: '', label: t('howFar.chooseRule') },
              ...rules.map(({ id, staffWording }) => ({ value: id, label: staffWording })),
            ]}
          />
        )}
        <TextArea
          name="words"
          label={t('howFar.words')}
          hint={t('howFar.wordsHint')}
          rows={5}
          maxLength={5000}
        />
        {!owed.element && (
          <Select
            name="elementId"
            label={t('howFar.about')}
            options={[
              { value: '', label: t('howFar.nothing') },
              ...elements.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </SettingsForm>
    </Dialog>
  );
}
