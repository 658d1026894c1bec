import { useState } from 'react';
import type { Inbox } from '#modules/channels/contract.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import { Recipients } from '../recipients.tsx';
import type { Letter } from './letter.ts';
import { NewCustomer } from './new-customer.tsx';

const t = texts('conversations');
const line = 'flex min-h-10 items-center border-b border-line pointer-coarse:min-h-11';

interface LetterHeadProps {
  letter: Letter;
  inboxes: readonly Inbox[];
  problems: readonly { path: string; message: string }[];
  onChange: (part: Partial<Letter>) => void;
}

/** From which inbox, to whom, and about what. */
export function LetterHead({ letter, inboxes, problems, onChange }: LetterHeadProps) {
  const [asked, setAsked] = useState<readonly ('cc' | 'bcc')[]>([]);
  const lines = (['cc', 'bcc'] as const).filter((one) => letter[one].length > 0 || asked.includes(one));
  const error = (path: string) => {
    const problem = problems.find((one) => one.path.startsWith(path));
    return problem && t(`errors.${problem.message}`, { defaultValue: t('errors.address_invalid') });
  };
  const [first, ...others] = letter.to;
  return (
    <div className="flex-none">
      {inboxes.length > 1 && (
        <label className={line}>
          <span className="w-[76px] flex-none pl-4 text-sm text-ink-3">{t('compose.from')}</span>
          <select
            value={letter.inboxId ?? ''}
            onChange={(event) => onChange({ inboxId: event.target.value })}
            className="mr-3 min-h-9 min-w-0 flex-1 bg-transparent"
          >
            {inboxes.map(({ id, name, address }) => (
              <option key={id} value={id}>{`${name} <${address}>`}</option>
            ))}
          </select>
        </label>
      )}
      {(['to', ...lines] as const).map((one) => (
        <div key={one} className={line}>
          <div className="min-w-0 flex-1">
            <Recipients
              label={t(`composer.${one}`)}
              people={letter[one]}
              error={error(one)}
              labelClass="w-14 pl-4"
              wantsFocus={one === 'to' ? letter.to.length === 0 : asked.includes(one)}
              placeholder={one === 'to' ? t('compose.toHint') : undefined}
              emptyText={t('compose.nobodyFound')}
              onChange={(people) => onChange({ [one]: people })}
            />
          </div>
          {one === 'to' &&
            (['cc', 'bcc'] as const)
              .filter((other) => !lines.includes(other))
              .map((other) => (
                <Button key={other} size="small" look="quiet" onClick={() => setAsked([...asked, other])}>
                  {t(`composer.${other}`)}
                </Button>
              ))}
        </div>
      ))}
      {first && (
        <NewCustomer
          key={first.address}
          person={first}
          onName={(name) => onChange({ to: [{ ...first, name }, ...others] })}
        />
      )}
      <label className={line}>
        <span className="w-[76px] flex-none pl-4 text-sm text-ink-3">{t('compose.subject')}</span>
        <input
          value={letter.subject}
          maxLength={1000}
          // Only where the person has just asked to write, and to whom is known already.
          autoFocus={letter.to.length > 0}
          onChange={(event) => onChange({ subject: event.target.value })}
          className="mr-3 min-h-8 min-w-0 flex-1 rounded-control bg-transparent px-1 font-strong"
        />
      </label>
    </div>
  );
}
