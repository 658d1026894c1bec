import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { Draft, Kind } from './draft.ts';
import { Recipients } from './recipients.tsx';

const t = texts('conversations');

interface ComposerHeadProps {
  kind: Kind;
  kinds: readonly Kind[];
  draft: Draft;
  isOpen: boolean;
  problems: readonly { path: string; message: string }[];
  onKind: (kind: Kind) => void;
  onChange: (part: Partial<Draft>) => void;
}

/** Reply or note, and everybody who will read it. */
export function ComposerHead({ kind, kinds, draft, isOpen, problems, onKind, onChange }: ComposerHeadProps) {
  const [asked, setAsked] = useState<readonly ('cc' | 'bcc')[]>([]);
  const lines = (['cc', 'bcc'] as const).filter((line) => draft[line].length > 0 || asked.includes(line));
  const error = (line: string) => problems.find((one) => one.path.startsWith(line));
  return (
    <div className={classes('border-b', kind === 'note' ? 'border-private-line' : 'border-line')}>
      <div className="flex flex-wrap items-center gap-1 px-2 pt-1.5 pb-1">
        <div role="group" aria-label={t('composer.kind')} className="flex gap-0.5">
          {kinds.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === kind}
              onClick={() => onKind(one)}
              className={classes(
                'min-h-7 rounded-full px-2.5 text-sm font-strong pointer-coarse:min-h-11',
                one === kind ? 'bg-ink text-paper' : 'text-ink-2 hover:bg-sunken',
              )}
            >
              {t(`composer.kinds.${one}`)}
            </button>
          ))}
        </div>
        {kind === 'note' && <span className="ml-1 text-sm text-watch">{t('composer.private')}</span>}
        <span className="flex-1" />
        {kind === 'message' &&
          isOpen &&
          (['cc', 'bcc'] as const)
            .filter((line) => !lines.includes(line))
            .map((line) => (
              <Button key={line} size="small" look="quiet" onClick={() => setAsked([...asked, line])}>
                {t(`composer.${line}`)}
              </Button>
            ))}
      </div>
      {kind === 'message' && isOpen && (
        <div className="scroll-quiet max-h-32 overflow-y-auto pb-1">
          {(['to', ...lines] as const).map((line) => (
            <Recipients
              key={line}
              label={t(`composer.${line}`)}
              people={draft[line]}
              error={
                error(line)
                  ? t(`errors.${error(line)?.message}`, { defaultValue: t('errors.address_invalid') })
                  : undefined
              }
              wantsFocus={asked.includes(line as 'cc')}
              onChange={(people) => onChange({ [line]: people })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
