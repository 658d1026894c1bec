import { Link } from '@tanstack/react-router';
import type { Conversation } from '#modules/conversations/contract.ts';
import type { Customer } from '#modules/customers/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { SideBlock } from '#web/ui/index.ts';
import { noteUnclearStart, unclearReason, type CustomerSamePage } from '../contract/beside.ts';
import { useBeside, useCreate, useDoing } from './api.ts';
import { PageState } from './page-state.tsx';

const t = texts('agreements');

interface PageBlockProps {
  conversation: Conversation;
  customer: Customer;
}

/** The page between us beside a conversation: first lines in their words, what limits us, what it waits for. */
export function PageBlock({ conversation, customer }: PageBlockProps) {
  const { data } = useBeside(customer.id, conversation.id);
  if (!data || (!data.agreement && !data.unclear.isAsked)) return null;
  return (
    <SideBlock
      title={t('block.title')}
      aside={
        data.agreement && <Link to={`/same-page/agreements/${data.agreement.id}`}>{t('block.open')}</Link>
      }
    >
      {data.agreement && (
        <div className="mb-1.5">
          <PageState page={data.agreement} />
        </div>
      )}
      <TopLines beside={data} />
      {data.unclear.isAsked && (
        <Unclear beside={data} conversationId={conversation.id} customerId={customer.id} />
      )}
    </SideBlock>
  );
}

export function TopLines({ beside: { ours, theirs, limits } }: { beside: CustomerSamePage }) {
  return (
    <>
      {ours.length > 0 && (
        <ul className="list-disc pl-4">
          {ours.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {theirs.length > 0 && (
        <p className="mt-1.5 text-ink-2">
          <span className="text-ink-3">{t('block.theirs')}: </span>
          {theirs.map(({ words }) => words).join(' ')}
        </p>
      )}
      {limits.length > 0 && (
        <ul className="mt-1.5 text-ink-2">
          {limits.map(({ id, words, reason }) => (
            <li key={id} title={reason || undefined}>
              <span className="text-ink-3">{t('block.limit')}: </span>
              {words}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface UnclearProps {
  beside: CustomerSamePage;
  conversationId: string;
  customerId: string;
}

/** Work goes on without an accepted page: one tap says why, or begins one. */
function Unclear({ beside, conversationId, customerId }: UnclearProps) {
  const mayWrite = useMay('agreements:write');
  const note = useDoing(noteUnclearStart, t('unclear.noted'));
  const create = useCreate();
  if (beside.unclear.because)
    return (
      <p className="mt-1.5 text-sm text-ink-3">
        {t('unclear.because', { reason: t(`unclear.reason.${beside.unclear.because}`) })}
      </p>
    );
  if (!mayWrite) return null;
  return (
    <div className="mt-1.5">
      <p className="text-sm text-ink-2">{t(beside.agreement ? 'unclear.notYet' : 'unclear.ask')}</p>
      <div className="mt-1 flex flex-wrap gap-1">
        {unclearReason.options.map((because) => (
          <button
            key={because}
            type="button"
            disabled={note.isPending}
            onClick={() => note.mutate({ customerId, conversationId, because })}
            className="min-h-7 rounded-full border border-line-strong px-2.5 text-sm text-ink-2 hover:bg-sunken pointer-coarse:min-h-11"
          >
            {t(`unclear.reason.${because}`)}
          </button>
        ))}
        {!beside.agreement && (
          <button
            type="button"
            disabled={create.isPending}
            onClick={() => create.mutate({ customerId })}
            className="min-h-7 rounded-full bg-accent-soft px-2.5 text-sm font-strong text-accent pointer-coarse:min-h-11"
          >
            {t('unclear.write')}
          </button>
        )}
      </div>
    </div>
  );
}
