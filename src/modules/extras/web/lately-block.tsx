import { Link } from '@tanstack/react-router';
import { Heart, Eye, Minus, type LucideIcon } from 'lucide-react';
import type { Conversation } from '#modules/conversations/contract.ts';
import type { Customer } from '#modules/customers/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { IconButton, Pill, SideBlock, Time } from '#web/ui/index.ts';
import type { Extra, Request } from '../contract.ts';
import { useExtras, useReact, useRequests } from './api.ts';
import { AnswerButton } from './answer-button.tsx';
import { PutRuleOnPage } from './put-rule-on-page.tsx';

const t = texts('extras');
const mostLines = 3;

/** What they asked for and what we gave lately; a tap says how it was taken. */
export function LatelyBlock({ customer }: { conversation: Conversation; customer: Customer }) {
  const requests = useRequests({ customerId: customer.id }, mostLines).data?.pages[0]?.data ?? [];
  const extras = useExtras({ customerId: customer.id }, mostLines).data?.data ?? [];
  if (requests.length === 0 && extras.length === 0) return null;
  return (
    <SideBlock
      title={t('lately.title')}
      aside={
        <Link to="/same-page/requests" search={{ customerId: customer.id }} className="text-accent">
          {t('lately.all')}
        </Link>
      }
    >
      <ul className="flex flex-col gap-1.5">
        {requests.map((request) => (
          <RequestLine key={request.id} request={request} />
        ))}
        {extras.map((extra) => (
          <ExtraLine key={extra.id} extra={extra} />
        ))}
      </ul>
    </SideBlock>
  );
}

function RequestLine({ request }: { request: Request }) {
  return (
    <li className="flex flex-col">
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate" title={request.words}>
          {request.kind.name}
        </span>
        <Time at={request.askedAt} className="flex-none text-sm text-ink-3" />
      </span>
      <span className="flex flex-wrap items-center gap-1">
        {request.isUnusual && <Pill tone="watch">{t('unusual')}</Pill>}
        {request.answer !== 'open' && (
          <Pill tone={request.ruleWasTold === false ? 'bad' : 'plain'}>
            {t(request.ruleWasTold === false ? 'answer.ourFailure' : `answers.${request.answer}`)}
          </Pill>
        )}
        {/* It stays when the answer is in: its dialog may just be saying that a rule had not been told. */}
        <AnswerButton request={request} {...(request.answer === 'open' ? {} : { again: true as const })} />
        {request.ruleWasTold === false && <PutRuleOnPage request={request} />}
      </span>
    </li>
  );
}

const faces: Record<NonNullable<Extra['reaction']>, LucideIcon> = {
  delighted: Heart,
  noticed: Eye,
  nothing: Minus,
};

function ExtraLine({ extra }: { extra: Extra }) {
  return (
    <li className="flex items-center gap-1">
      <span className="min-w-0 flex-1 truncate" title={extra.what}>
        {extra.what}
      </span>
      <Reactions extra={extra} />
    </li>
  );
}

/** Delighted, noticed, nothing: one tap, and the same tap takes it back. */
export function Reactions({ extra }: { extra: Extra }) {
  const mayWrite = useMay('extras:write');
  const react = useReact();
  if (!mayWrite) return extra.reaction === null ? null : <Pill>{t(`reaction.${extra.reaction}`)}</Pill>;
  return (
    <span role="group" aria-label={t('reaction.of', { what: extra.what })} className="-mr-1.5 flex flex-none">
      {(['delighted', 'noticed', 'nothing'] as const).map((one) => (
        <IconButton
          key={one}
          icon={faces[one]}
          label={t(`reaction.${one}`)}
          aria-pressed={extra.reaction === one}
          className={`!size-7 pointer-coarse:!size-11 ${extra.reaction === one ? '!bg-accent-soft !text-accent' : '!text-ink-3'}`}
          onClick={() => react(extra, one)}
        />
      ))}
    </span>
  );
}
