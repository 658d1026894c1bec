import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import type { Customer } from '#modules/customers/contract.ts';
import { call, explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Pill, SideBlock, Time, toast, type Tone } from '#web/ui/index.ts';
import { getMyPageLink, sendMyPageLink, type SentLink } from '../contract/customer-links.ts';

const t = texts('access');
const keyOf = (customerId: string) => ['access', 'my-page-link', customerId] as const;

/** Sending the customer the way to their own page, on their page with us. */
export function MyPageCard({ customer }: { customer: Customer }) {
  return (
    <Card labelledBy="my-page-title">
      <CardTitle id="my-page-title">{t('myPage.title')}</CardTitle>
      <MyPageLink customer={customer} />
    </Card>
  );
}

/** The same beside a conversation. */
export function MyPageBlock({ customer }: { customer: Customer }) {
  const mayWrite = useMay('customers:write');
  if (!mayWrite) return null;
  return (
    <SideBlock title={t('myPage.title')}>
      <MyPageLink customer={customer} />
    </SideBlock>
  );
}

/** One click sends it; what became of the mail and of the link stands beside the button. */
function MyPageLink({ customer: { id } }: { customer: Customer }) {
  const client = useQueryClient();
  const mayWrite = useMay('customers:write');
  const { data } = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => call(getMyPageLink, { id }, { signal }),
    // A mail on its way arrives by itself, which nothing announces.
    refetchInterval: ({ state }) => (isOnItsWay(state.data?.link) ? 3000 : false),
  });
  const send = useMutation({
    mutationFn: () => call(sendMyPageLink, { id }),
    onSuccess: (sent) => {
      client.setQueryData(keyOf(id), sent);
      if (sent.link) toast({ text: t('myPage.sentTo', { address: sent.link.address }), tone: 'good' });
    },
    onError: (error) => toast({ text: explain(error, 'access'), tone: 'bad' }),
  });
  const link = data?.link;
  return (
    <div className="flex flex-col items-start gap-2">
      {link ? <Became link={link} /> : <p className="text-ink-2">{t('myPage.lead')}</p>}
      {mayWrite && (
        <Button
          size="small"
          icon={Send}
          busy={send.isPending}
          onClick={() => send.mutate()}
          className="pointer-coarse:min-h-11"
        >
          {t(link ? 'myPage.again' : 'myPage.send')}
        </Button>
      )}
    </div>
  );
}

function Became({ link }: { link: SentLink }) {
  const state = link.openedAt ? 'opened' : link.delivery;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 break-all">
      <Pill tone={tones[state]}>{t(`myPage.state.${state}`)}</Pill>
      <span className="text-sm text-ink-3">
        {link.address} · <Time at={link.openedAt ?? link.sentAt} />
      </span>
    </p>
  );
}

const tones: Record<SentLink['delivery'] | 'opened', Tone> = {
  opened: 'good',
  accepted: 'good',
  queued: 'plain',
  sending: 'plain',
  uncertain: 'watch',
  rejected: 'bad',
  cancelled: 'bad',
};

function isOnItsWay(link: SentLink | null | undefined): boolean {
  return link?.delivery === 'queued' || link?.delivery === 'sending';
}
