import { useNavigate } from '@tanstack/react-router';
import { fieldError, SettingsForm, SettingsFrame } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { ButtonLink, Card, toast } from '#web/ui/index.ts';
import { useCreateInbox } from './api.ts';
import { connectionOf } from './connection-values.ts';
import { InboxFields } from './inbox-fields.tsx';

const t = texts('channels');
const beside = { address_invalid: 'address', address_taken: 'address', team_unknown: 'teamId' };

export function Page() {
  const navigate = useNavigate();
  const create = useCreateInbox();
  const submit = (values: FormData) =>
    create.mutate(
      {
        name: String(values.get('name')),
        address: String(values.get('address')),
        teamId: String(values.get('teamId') ?? '') || null,
        ...connectionOf(values, undefined),
      },
      {
        onSuccess: (inbox) => {
          toast({ text: t('inboxes.added'), tone: 'good' });
          void navigate({ to: `/settings/inboxes/${inbox.id}` });
        },
      },
    );
  return (
    <SettingsFrame
      title={t('inboxes.add')}
      lead={t('inboxes.addLead')}
      back={{ to: '/settings/inboxes', text: t('inboxes.title') }}
    >
      <Card>
        <SettingsForm
          namespace="channels"
          error={create.error}
          beside={beside}
          isBusy={create.isPending}
          submit={t('inboxes.add')}
          others={
            <ButtonLink to="/settings/inboxes" look="quiet">
              {t('cancel')}
            </ButtonLink>
          }
          onSubmit={submit}
        >
          <InboxFields wrong={(path) => fieldError(create.error, path, { namespace: 'channels', beside })} />
        </SettingsForm>
      </Card>
    </SettingsFrame>
  );
}
