import { useState, type ReactNode } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, TextArea } from '#web/ui/index.ts';
import { addItem, type Meeting, type ScriptQuestion } from '../contract.ts';
import { scriptQuestions } from '../logic/items.ts';
import { useDoing, useFindings } from './api.ts';
import { wordsOf } from './findings-list.tsx';
import { ItemLine } from './item-line.tsx';
import { ScriptTool } from './script-tools.tsx';

const t = texts('meetings');

/** Which calculations answer a question of the script before it is asked. */
const preparedBy: Partial<Record<ScriptQuestion, readonly string[]>> = {
  requests: ['C6'],
  trade: ['C5', 'C17'],
  normal: ['C3'],
  focus: ['C4', 'C24'],
  page: ['C28'],
};

/** The five questions of the talk in their order, each with what we know already and room for the answer (Q15). */
export function ScriptCard({
  meeting,
  mayWrite,
  isOpen,
}: {
  meeting: Meeting;
  mayWrite: boolean;
  isOpen: boolean;
}) {
  const findings = useFindings(meeting.customer?.id ?? '').data?.data ?? [];
  return (
    <Card labelledBy="script-title">
      <CardTitle id="script-title">{t('script.title')}</CardTitle>
      <ol>
        {scriptQuestions.map((question, at) => {
          const answer = meeting.items.find(
            (item) => item.kind === 'script-answer' && item.origin === question,
          );
          const known = findings.filter(({ calculation }) => preparedBy[question]?.includes(calculation));
          return (
            <li key={question} className="border-t border-line py-3 first:border-t-0 first:pt-0">
              <h3 className="font-strong">
                {at + 1}. {t(`script.${question}`)}
              </h3>
              {known.length > 0 && (
                <ul className="my-1 list-disc pl-5 text-ink-2">
                  {known.map((finding) => (
                    <li key={`${finding.key}${finding.subject.id}`}>{wordsOf(finding)}</li>
                  ))}
                </ul>
              )}
              {meeting.customer && <ScriptTool question={question} customerId={meeting.customer.id} />}
              {answer ? (
                <ul>
                  <ItemLine meeting={meeting} item={answer} mayWrite={mayWrite} isOpen={isOpen} />
                </ul>
              ) : (
                mayWrite && isOpen && <AnswerField meeting={meeting} question={question} />
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function AnswerField({ meeting, question }: { meeting: Meeting; question: ScriptQuestion }): ReactNode {
  const add = useDoing(addItem);
  const [words, setWords] = useState('');
  const save = () => {
    if (words.trim() !== '')
      add.mutate({ id: meeting.id, kind: 'script-answer', origin: question, words: words.trim() });
  };
  return (
    <div className="mt-1 flex flex-col items-start gap-2">
      <div className="w-full">
        <TextArea
          label={t('script.answerTo', { question: t(`script.${question}`) })}
          labelHidden
          placeholder={t('script.answer')}
          rows={2}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {words.trim() !== '' && (
        <Button size="small" busy={add.isPending} onClick={save}>
          {t('script.save')}
        </Button>
      )}
      {add.isError && <p className="text-sm text-bad">{t('script.taken')}</p>}
    </div>
  );
}
