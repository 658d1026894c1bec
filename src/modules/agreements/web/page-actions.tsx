import { Ellipsis, Mail, PenLine, Scale, Trash2 } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Button, IconButton, Menu, type MenuItem } from '#web/ui/index.ts';
import { endAgreement, sendAgreement, dropDraft, type Agreement } from '../contract.ts';
import { openCheck } from '../contract/checks.ts';
import { useDoing } from './api.ts';

const t = texts('agreements');

interface PageActionsProps {
  page: Agreement;
  isWriting: boolean;
  onWrite: () => void;
}

/** What can be done with a page: change it, send it again, compare what matters, end it. */
export function PageActions({ page, isWriting, onWrite }: PageActionsProps) {
  const navigate = useNavigate();
  const send = useDoing(sendAgreement, t('done.sent'));
  const end = useDoing(endAgreement, t('done.ended'));
  const drop = useDoing(dropDraft, t('done.dropped'));
  const check = useDoing(openCheck, t('done.checkOpened'));
  const { customer } = page;
  const items: MenuItem[] = [
    ...(customer && page.latest
      ? [{ id: 'send', label: t('menu.send'), icon: Mail, onSelect: () => send.mutate({ id: page.id }) }]
      : []),
    ...(customer
      ? [
          {
            id: 'check',
            label: t('menu.check'),
            icon: Scale,
            onSelect: () =>
              check.mutate(
                { customerId: customer.id },
                { onSuccess: ({ id }) => void navigate({ to: `/same-page/checks/${id}` }) },
              ),
          },
        ]
      : []),
    ...(page.draft
      ? [
          {
            id: 'drop',
            label: t('menu.drop'),
            icon: Trash2,
            onSelect: () =>
              drop.mutate(
                { id: page.id },
                { onSuccess: () => !page.latest && void navigate({ to: '/same-page/agreements' }) },
              ),
          },
        ]
      : []),
    ...(page.latest
      ? [
          {
            id: 'end',
            label: t('menu.end'),
            tone: 'bad' as const,
            onSelect: () => end.mutate({ id: page.id }),
          },
        ]
      : []),
  ];
  return (
    <>
      {!isWriting && (
        <Button icon={PenLine} onClick={onWrite}>
          {t('one.change')}
        </Button>
      )}
      {items.length > 0 && (
        <Menu
          label={t('menu.title')}
          align="end"
          items={items}
          trigger={(props) => <IconButton {...props} icon={Ellipsis} look="plain" label={t('menu.title')} />}
        />
      )}
    </>
  );
}
