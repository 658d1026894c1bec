import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { ruleKind } from '#modules/rules/contract.ts';
import { texts } from '#web/texts.ts';
import { Button, IconButton, Select, TextArea, TextField } from '#web/ui/index.ts';
import type { LimitLine, PageContent } from '../contract.ts';
import type { ListSection, TextSection } from '../logic/sections.ts';

const t = texts('agreements');

interface EditorProps {
  content: PageContent;
  onChange: (content: PageContent) => void;
}

/** The page as fields: one line, one field. Enter begins the next line, an emptied line goes. */
export function PageEditor({ content, onChange }: EditorProps) {
  return (
    <div className="flex flex-col gap-6">
      <TextPart section="intro" content={content} onChange={onChange} />
      <ListPart section="ours" content={content} onChange={onChange} />
      <ListPart section="theirs" content={content} onChange={onChange} />
      <ListPart section="limits" content={content} onChange={onChange} />
      <ListPart section="outOfScope" content={content} onChange={onChange} />
      <TextPart section="missed" content={content} onChange={onChange} />
      <TextPart section="change" content={content} onChange={onChange} />
    </div>
  );
}

export function TextPart({ section, content, onChange }: EditorProps & { section: TextSection }) {
  return (
    <TextArea
      label={t(`sections.${section}`)}
      rows={3}
      maxLength={1000}
      value={content[section]}
      onChange={(event) => onChange({ ...content, [section]: event.target.value })}
    />
  );
}

type Line = PageContent[ListSection][number];

export function ListPart({ section, content, onChange }: EditorProps & { section: ListSection }) {
  const list = useRef<HTMLUListElement>(null);
  const lines: readonly Line[] = content[section];
  const set = (next: readonly Line[]) => onChange({ ...content, [section]: next });
  const replace = (id: string, change: Partial<LimitLine>) =>
    set(lines.map((line) => (line.id === id ? { ...line, ...change } : line)));
  const focusAt = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll('textarea')[index]?.focus());
  const add = (after: number) => {
    set([...lines.slice(0, after + 1), newLine(section), ...lines.slice(after + 1)]);
    focusAt(after + 1);
  };
  return (
    <fieldset>
      <legend className="mb-1 font-bold">{t(`sections.${section}`)}</legend>
      <ul ref={list} className="flex flex-col gap-2">
        {lines.map((line, index) => (
          <li key={line.id} className="flex items-start gap-1.5">
            <div className="min-w-0 flex-1">
              <TextArea
                label={t('editor.line', { number: index + 1, section: t(`sections.${section}`) })}
                labelHidden
                rows={Math.max(1, Math.ceil(line.words.length / 70))}
                maxLength={500}
                value={line.words}
                className="min-h-9"
                onChange={(event) => replace(line.id, { words: event.target.value })}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.shiftKey) return;
                  event.preventDefault();
                  add(index);
                }}
              />
              {'kind' in line && <LimitFields line={line} onChange={(change) => replace(line.id, change)} />}
            </div>
            <IconButton
              icon={X}
              label={t('editor.remove', { words: line.words || t('editor.empty') })}
              onClick={() => {
                set(lines.filter(({ id }) => id !== line.id));
                focusAt(Math.max(0, index - 1));
              }}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={Plus}
        className="mt-2 pointer-coarse:min-h-11"
        onClick={() => add(lines.length - 1)}
      >
        {t(`editor.add.${section}`)}
      </Button>
    </fieldset>
  );
}

function LimitFields({
  line,
  onChange,
}: {
  line: LimitLine;
  onChange: (change: Partial<LimitLine>) => void;
}) {
  return (
    <div className="mt-1.5 grid grid-cols-[8rem_minmax(0,1fr)] gap-2">
      <Select
        label={t('editor.kind')}
        labelHidden
        value={line.kind}
        options={ruleKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        // The select offers exactly the kinds.
        onChange={(event) => onChange({ kind: event.target.value as LimitLine['kind'] })}
      />
      <TextField
        label={t('editor.reason')}
        labelHidden
        placeholder={t('editor.reason')}
        maxLength={500}
        value={line.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
    </div>
  );
}

/** A line somebody has just begun. */
export function newLine(section: ListSection, words = ''): Line {
  const id = crypto.randomUUID();
  if (section === 'limits') return { id, words, kind: 'commercial', reason: '', ruleId: null };
  if (section === 'ours') return { id, words, promiseId: null, elementId: null, expectationId: null };
  return { id, words };
}
