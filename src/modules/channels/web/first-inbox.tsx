import { Plus } from 'lucide-react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { ButtonLink, Card, CardTitle } from '#web/ui/index.ts';
import { useHasNoInbox } from './api.ts';

const t = texts('channels');

/** On Today of a house that has just begun: without an inbox nothing can arrive. */
export function FirstInboxCard() {
  const hasNone = useHasNoInbox(useMay('inboxes:manage'));
  if (!hasNone) return null;
  return (
    <Card labelledBy="first-inbox">
      <CardTitle id="first-inbox">{t('inboxes.none')}</CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t('inboxes.noneText')}</p>
      <ButtonLink to="/settings/inboxes/new" look="primary" icon={Plus}>
        {t('inboxes.add')}
      </ButtonLink>
    </Card>
  );
}
