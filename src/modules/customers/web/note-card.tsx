import { useState } from 'react';
import { explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, TextArea } from '#web/ui/index.ts';
import type { Customer } from '../contract.ts';
import { useChangeCustomer } from './api.ts';

const t = texts('customers');

/** What colleagues should know; never shown to the customer. */
export function NoteCard({ customer }: { customer: Customer }) {
  const mayWrite = useMay('customers:write');
  const change = useChangeCustomer(customer.id);
  const [text, setText] = useState<string>();
  return (
    <Card labelledBy="note-title">
      <CardTitle id="note-title" aside={t('note.private')}>
        {t('note.title')}
      </CardTitle>
      {text === undefined ? (
        <>
          <p className={customer.note ? 'break-words whitespace-pre-wrap' : 'text-ink-3'}>
            {customer.note || t('note.none')}
          </p>
          {mayWrite && (
            <Button
              size="small"
              className="mt-2 pointer-coarse:min-h-11"
              onClick={() => setText(customer.note)}
            >
              {t(customer.note ? 'note.change' : 'note.add')}
            </Button>
          )}
        </>
      ) : (
        <div className="flex flex-col gap-2">
          <TextArea
            label={t('note.title')}
            labelHidden
            autoFocus
            rows={5}
            maxLength={10_000}
            value={text}
            error={change.isError ? explain(change.error, 'customers') : undefined}
            onChange={(event) => setText(event.target.value)}
          />
          <div className="flex gap-2">
            <Button
              size="small"
              look="primary"
              busy={change.isPending}
              onClick={() => change.mutate({ note: text }, { onSuccess: () => setText(undefined) })}
            >
              {t('save')}
            </Button>
            <Button size="small" onClick={() => setText(undefined)}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}
