import { FileDown, Lock, ShieldAlert, ShieldQuestion } from 'lucide-react';
import { Suspense } from 'react';
import { clockTime, exactTime, relativeTime, useNow, weekdayAndTime } from '#web/format.ts';
import { allMessageActs } from '#web/screens.ts';
import { texts } from '#web/texts.ts';
import { Avatar, Pill } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { Message } from '../contract.ts';
import { AttachmentList } from './attachment-list.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { MessageBody } from './message-body.tsx';

const t = texts('conversations');

/** One message or note. Side, shape and colour tell apart who speaks: the customer, us, or us among ourselves. */
export function MessageCard({ message }: { message: Message }) {
  const voice = message.kind === 'note' ? 'note' : message.direction;
  return (
    <article
      aria-label={t(`message.by.${voice}`, { name: message.author.name, at: exactTime(message.sentAt) })}
      className={classes('flex gap-3', voice === 'out' && 'flex-row-reverse')}
    >
      <span className="max-md:hidden">
        <Avatar name={message.author.name} />
      </span>
      <div
        className={classes(
          'min-w-0 flex-1 px-4 py-3',
          voice === 'in' && 'rounded-card border border-line bg-surface md:mr-10',
          voice === 'out' && 'rounded-card rounded-tr-[3px] bg-accent-soft md:ml-10',
          voice === 'note' && 'rounded-card border border-dashed border-private-line bg-private md:mr-10',
        )}
      >
        <header className="mb-1 flex flex-wrap items-baseline gap-x-2">
          <span className="font-strong">{message.author.name || message.from?.address}</span>
          {voice === 'note' && (
            <Pill tone="private" icon={Lock}>
              {t('message.private')}
            </Pill>
          )}
          {message.senderCheck === 'failed' && (
            <Pill tone="bad" icon={ShieldAlert}>
              {t('message.senderFailed')}
            </Pill>
          )}
          {message.senderCheck === 'unverified' && (
            <span title={t('message.senderUnverifiedWhy')}>
              <Pill icon={ShieldQuestion}>{t('message.senderUnverified')}</Pill>
            </span>
          )}
          <When at={message.sentAt} />
          <span className="flex-1" />
          <Suspense fallback={null}>
            {allMessageActs.map(({ key, Component }) => (
              <Component key={key} message={message} />
            ))}
          </Suspense>
          {message.hasOriginal && (
            <a
              href={`/api/v1/messages/${message.id}/original`}
              download
              title={t('message.original')}
              className="-my-2 inline-flex size-8 items-center justify-center self-center rounded-control text-ink-3 hover:bg-sunken pointer-coarse:size-11"
            >
              <FileDown aria-hidden className="lucide" />
              <span className="sr-only">{t('message.original')}</span>
            </a>
          )}
        </header>
        {voice !== 'note' && <Addresses message={message} />}
        <MessageBody message={message} />
        <AttachmentList attachments={message.attachments} />
        {message.delivery && <DeliveryLine message={message} />}
      </div>
    </article>
  );
}

function When({ at }: { at: string }) {
  const now = useNow();
  const age = now - new Date(at).getTime();
  const text =
    age < 3_600_000
      ? relativeTime(at, now)
      : age < 20 * 3_600_000
        ? clockTime(at)
        : age < 6 * 86_400_000
          ? weekdayAndTime(at)
          : `${relativeTime(at, now)}, ${clockTime(at)}`;
  return (
    <time dateTime={at} title={exactTime(at)} className="text-sm text-ink-3">
      {text}
    </time>
  );
}

function Addresses({ message }: { message: Message }) {
  const lines = (['to', 'cc', 'bcc'] as const).filter((line) => message[line].length > 0);
  if (lines.length === 0) return null;
  return (
    <p className="mb-1.5 text-sm break-words text-ink-3">
      {lines.map((line) => (
        <span key={line} className="mr-2">
          {t(`message.${line}`)} {message[line].map((one) => one.name || one.address).join(', ')}
        </span>
      ))}
    </p>
  );
}
