import { Link } from '@tanstack/react-router';
import { number } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Avatar, Card, CardTitle, Time } from '#web/ui/index.ts';
import type { Echo } from '../contract.ts';
import { EchoAnswer } from './echo-answer.tsx';
import { useWaitingEchoes } from './echo-api.ts';

const t = texts('recovery');
const most = 5;

/** Today: messages that throw our own words back, until a person has looked; the gravest for the customer first. */
export function EchoCard() {
  const list = useWaitingEchoes(most).data;
  if (!list || list.data.length === 0) return null;
  return (
    <Card labelledBy="echoes-title" className="!border-bad/40">
      <CardTitle id="echoes-title" aside={t('echo.waiting', { count: list.waiting })}>
        {t('echo.title')}
      </CardTitle>
      <p className="mb-1 text-sm text-ink-3">{t('echo.lead')}</p>
      <ul>
        {list.data.map((echo) => (
          <EchoLine key={echo.messageId} echo={echo} />
        ))}
      </ul>
    </Card>
  );
}

function EchoLine({ echo }: { echo: Echo }) {
  const mayWrite = useMay('recoveries:write');
  const name = echo.customer.name || t('nobody');
  return (
    <li className="flex flex-col gap-2 border-t border-line py-2.5">
      <Link
        to={`/inbox/${echo.conversation.id}`}
        data-line
        className="-mx-2 flex items-start gap-3 rounded-control px-2 py-1 text-ink no-underline hover:bg-sunken"
      >
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate font-strong">{name}</span>
            <Time at={echo.foundAt} className="text-sm text-ink-3" />
          </span>
          <span className="line-clamp-2 text-ink-2">“{shown(echo)}”</span>
          <span className="block text-sm text-ink-3">
            {[
              t('echo.quotes', { phrase: echo.phrase }),
              echo.customer.tier !== 'standard' && t(`echo.tier.${echo.customer.tier}`),
              t('echo.weighs', { figure: number(echo.effectiveSeverity, { maximumFractionDigits: 1 }) }),
              echo.owner ? t('echo.for', { name: echo.owner.name }) : t('echo.forNobody'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      </Link>
      {mayWrite && (
        <span className="pl-11">
          <EchoAnswer echo={echo} />
        </span>
      )}
    </li>
  );
}

/** Where the sarcasm stands in the subject, the subject is what is shown. */
function shown({ conversation, words, cue }: Echo): string {
  return cue !== '' && conversation.subject.toLowerCase().includes(cue) ? conversation.subject : words.trim();
}
