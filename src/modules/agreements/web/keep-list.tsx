import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, TextField } from '#web/ui/index.ts';
import type { PageContent } from '../contract.ts';
import type { ListSection } from '../logic/sections.ts';
import { newLine } from './page-editor.tsx';

const t = texts('agreements');

interface KeepListProps {
  section: ListSection;
  content: PageContent;
  start: PageContent;
  onChange: (content: PageContent) => void;
}

/** Lines to keep or to drop with one tap each, and a field for one's own. */
export function KeepList({ section, content, start, onChange }: KeepListProps) {
  const [own, setOwn] = useState('');
  const kept: readonly { id: string; words: string }[] = content[section];
  const keptIds = new Set(kept.map(({ id }) => id));
  const offered: readonly { id: string; words: string }[] = start[section];
  const dropped = offered.filter(({ id }) => !keptIds.has(id));
  const set = (lines: readonly { id: string; words: string }[]) => onChange({ ...content, [section]: lines });
  const add = () => {
    const words = own.trim();
    if (words === '') return;
    set([...kept, newLine(section, words)]);
    setOwn('');
  };
  return (
    <fieldset>
      <legend className="mb-1 font-bold">{t(`sections.${section}`)}</legend>
      <ul className="flex flex-col gap-1.5">
        {[...kept, ...dropped].map((line) => (
          <li key={line.id}>
            <KeepLine
              words={line.words}
              isKept={keptIds.has(line.id)}
              onToggle={() =>
                set(keptIds.has(line.id) ? kept.filter(({ id }) => id !== line.id) : [...kept, line])
              }
            />
          </li>
        ))}
      </ul>
      <form
        className="mt-2 flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <div className="min-w-0 flex-1">
          <TextField
            label={t(`writer.own.${section}`)}
            maxLength={500}
            autoComplete="off"
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        </div>
        <Button type="submit" icon={Plus} className="pointer-coarse:min-h-11" disabled={own.trim() === ''}>
          {t('writer.add')}
        </Button>
      </form>
    </fieldset>
  );
}

interface KeepLineProps {
  words: string;
  isKept: boolean;
  onToggle: () => void;
}

/** The whole line is the switch, large enough for a thumb. */
export function KeepLine({ words, isKept, onToggle }: KeepLineProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isKept}
      onClick={onToggle}
      className={`flex min-h-11 w-full items-center gap-3 rounded-control border px-3 py-2 text-left ${
        isKept ? 'border-accent bg-accent-soft' : 'border-line text-ink-2 hover:bg-sunken'
      }`}
    >
      <span
        aria-hidden
        className={`inline-flex size-5 flex-none items-center justify-center rounded border ${
          isKept ? 'border-accent bg-accent text-accent-ink' : 'border-field-line'
        }`}
      >
        {isKept && <Check className="lucide !size-4" />}
      </span>
      <span className="min-w-0 flex-1">{words}</span>
    </button>
  );
}
