import { Link } from '@tanstack/react-router';
import { Ban, Handshake, Quote, type LucideIcon } from 'lucide-react';
import type { Conversation } from '#modules/conversations/contract.ts';
import type { Customer } from '#modules/customers/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { SideBlock, Skeleton } from '#web/ui/index.ts';
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
  if (!data)
    return (
      <SideBlock title={t('block.title')}>
        <Skeleton className="h-20" />
      </SideBlock>
    );
  if (!data.agreement && !data.unclear.isAsked) return null;
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
      <TopLines beside={{ ...data, theirs: [] }} clamp="line-clamp-2" />
      {data.unclear.isAsked && (
        <Unclear beside={data} conversationId={conversation.id} customerId={customer.id} />
      )}
    </SideBlock>
  );
}

interface TopLinesProps {
  beside: Pick<CustomerSamePage, 'ours' | 'theirs' | 'limits'>;
  /** Beside a conversation a line is a reminder; the whole of it is one click away. */
  clamp?: string;
}

/** The first lines of the page, each kind with its own sign and name. */
export function TopLines({ beside: { ours, theirs, limits }, clamp = '' }: TopLinesProps) {
  return (
    <ul className="flex flex-col gap-1">
      {ours.map(({ words }) => (
        <TopLine key={words} icon={Quote} name={t('block.ours')} words={words} className={clamp} />
      ))}
      {theirs.map(({ words }) => (
        <TopLine key={words} icon={Handshake} name={t('block.theirs')} words={words} isNamed />
      ))}
      {limits.map(({ id, words, reason }) => (
        <TopLine
          key={id}
          icon={Ban}
          name={t('block.limit')}
          words={words}
          title={reason || undefined}
          className={clamp && 'line-clamp-1'}
          isNamed
        />
      ))}
    </ul>
  );
}

interface TopLineProps {
  icon: LucideIcon;
  name: string;
  words: string;
  title?: string | undefined;
  className?: string;
  /** Whether the name of the kind is seen, not only heard. */
  isNamed?: boolean;
}

function TopLine({ icon: Icon, name, words, title, className, isNamed }: TopLineProps) {
  return (
    <li className="flex gap-2" title={title}>
      <Icon aria-hidden className="lucide mt-0.5 text-ink-3" />
      <span className={`min-w-0 ${isNamed ? 'text-ink-2' : ''} ${className ?? ''}`}>
        <span className={isNamed ? 'text-ink-3' : 'sr-only'}>{name}: </span>
        {words}
      </span>
    </li>
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
