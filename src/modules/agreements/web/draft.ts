import { useEffect, useRef, useState } from 'react';
import { ApiError } from '#web/api.ts';
import type { Agreement, PageContent } from '../contract.ts';
import { emptyPage } from '../logic/lines.ts';
import { useSaveDraft } from './api.ts';

/** How long a pause in typing lasts before the draft is saved. */
const pause = 900;

export type Saving = 'saved' | 'waiting' | 'saving' | 'joined' | 'failed';

/**
 * The text of a draft while somebody writes: saved after each pause. If somebody else saved meanwhile, both texts are
 * joined here and saved again, and `joined` says so; nobody's words are thrown away.
 */
export function useDraft(page: Agreement) {
  const save = useSaveDraft(page.id);
  const start = page.draft?.content ?? page.latest?.content ?? emptyPage;
  const [content, setContent] = useState<PageContent>(start);
  const [state, setState] = useState<Saving>('saved');
  const seen = useRef({ content: start, revision: page.draft?.revision ?? 0 });
  const current = useRef(content);
  const isDirty = useRef(false);
  const run = useRef<Promise<boolean>>(Promise.resolve(true));

  const saveOnce = async (): Promise<boolean> => {
    if (!isDirty.current) return true;
    isDirty.current = false;
    const mine = current.current;
    setState((now) => (now === 'joined' ? now : 'saving'));
    try {
      const saved = await save.mutateAsync({
        revision: seen.current.revision,
        content: withoutEmpty(mine),
        seen: withoutEmpty(seen.current.content),
      });
      seen.current = { content: saved.draft?.content ?? mine, revision: saved.draft?.revision ?? 0 };
      setState((now) => (now === 'joined' ? now : 'saved'));
      return true;
    } catch (error) {
      isDirty.current = true;
      const meanwhile = meanwhileOf(error);
      if (!meanwhile) {
        setState('failed');
        return false;
      }
      seen.current = { content: meanwhile.content, revision: meanwhile.revision };
      current.current = meanwhile.proposal;
      setContent(meanwhile.proposal);
      setState('joined');
      return saveOnce();
    }
  };
  /** One save after the other, so that a revision is never named twice. */
  const flush = (): Promise<boolean> => {
    run.current = run.current.then(saveOnce);
    return run.current;
  };
  const latest = useRef(flush);
  useEffect(() => {
    latest.current = flush;
  });
  useEffect(() => {
    if (!isDirty.current) return;
    const timer = setTimeout(() => void latest.current(), pause);
    return () => clearTimeout(timer);
  }, [content]);
  useEffect(() => () => void latest.current(), []);

  const change = (next: PageContent) => {
    current.current = next;
    isDirty.current = true;
    setContent(next);
    setState('waiting');
  };
  return { content, change, flush, state, revision: () => seen.current.revision };
}

/** A line just begun has no words yet and is not sent. */
function withoutEmpty(content: PageContent): PageContent {
  const said = ({ words }: { words: string }) => words.trim() !== '';
  return {
    ...content,
    ours: content.ours.filter(said),
    theirs: content.theirs.filter(said),
    limits: content.limits.filter(said),
    outOfScope: content.outOfScope.filter(said),
  };
}

function meanwhileOf(error: unknown) {
  if (!(error instanceof ApiError) || error.code !== 'changed_meanwhile') return undefined;
  // The facts are those of this refusal in the contract.
  const facts = error.facts as {
    revision: number;
    content: PageContent;
    proposal: { content: PageContent };
  };
  return { revision: facts.revision, content: facts.content, proposal: facts.proposal.content };
}
