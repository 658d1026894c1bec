import { Lock } from 'lucide-react';
import { useState } from 'react';
import { ApiError } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, TextArea } from '#web/ui/index.ts';
import { changeMeeting, type Meeting } from '../contract.ts';
import { isConflict, useDoing } from './api.ts';
import { Conflict } from './conflict.tsx';

const t = texts('meetings');

interface TextCardProps {
  meeting: Meeting;
  name: 'notes' | 'privateNotes' | 'teamNote';
  /** Nobody may write any more: it was agreed to, or the reader may only read. */
  isFixed: boolean;
  rows?: number;
}

/** One text of the page. It is saved when the writer leaves it, and never over words they have not seen. */
export function TextCard({ meeting, name, isFixed, rows = 8 }: TextCardProps) {
  const stored = meeting[name];
  const [draft, setDraft] = useState<{ words: string; was: string }>();
  const change = useDoing(changeMeeting);
  const words = draft?.words ?? stored;
  const isOurs = name !== 'notes';
  const save = (next: string, was: string) => {
    if (next === was) return setDraft(undefined);
    change.mutate(
      { id: meeting.id, [name]: next, was: { [name]: was } },
      { onSuccess: () => setDraft(undefined) },
    );
  };
  const theirs = isConflict(change.error) ? storedIn(change.error, name) : undefined;
  return (
    <Card labelledBy={`text-${name}`} className={isOurs ? 'border-[var(--private-line)] bg-private' : ''}>
      <CardTitle id={`text-${name}`} aside={isOurs ? <Ours /> : undefined}>
        {t(`text.${name}.title`)}
      </CardTitle>
      {isFixed ? (
        <p className="whitespace-pre-wrap">
          {stored || <span className="text-ink-3">{t('text.none')}</span>}
        </p>
      ) : (
        <>
          <TextArea
            label={t(`text.${name}.title`)}
            labelHidden
            hint={t(`text.${name}.hint`)}
            rows={rows}
            maxLength={name === 'teamNote' ? 400 : 20_000}
            value={words}
            onChange={(event) => setDraft({ words: event.target.value, was: draft?.was ?? stored })}
            onBlur={() => draft && !theirs && save(draft.words, draft.was)}
          />
          {theirs !== undefined && (
            <Conflict
              stored={theirs}
              mine={words}
              onKeep={(next) => {
                setDraft({ words: next, was: theirs });
                save(next, theirs);
              }}
              onDrop={() => {
                change.reset();
                setDraft(undefined);
              }}
            />
          )}
          {draft && theirs === undefined && (
            <div className="mt-2 flex items-center gap-2">
              <Button size="small" busy={change.isPending} onClick={() => save(draft.words, draft.was)}>
                {t('text.save')}
              </Button>
              {change.isError && <span className="text-sm text-bad">{t('text.notSaved')}</span>}
            </div>
          )}
        </>
      )}
    </Card>
  );
}

function Ours() {
  return (
    <span className="inline-flex items-center gap-1">
      <Lock aria-hidden className="lucide !size-3.5" />
      {t('text.ours')}
    </span>
  );
}

function storedIn(error: unknown, name: string): string {
  const stored = error instanceof ApiError ? error.facts['stored'] : undefined;
  const text = typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined;
  return typeof text === 'string' ? text : '';
}
