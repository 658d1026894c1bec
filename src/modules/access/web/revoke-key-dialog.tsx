import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog } from '#web/ui/index.ts';
import { revokeApiKeyEndpoint, type ApiKey } from '../contract.ts';

const t = texts('access');

export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => call(revokeApiKeyEndpoint, { id: apiKey.id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['api-keys'] });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('keys.revokeTitle', { name: apiKey.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('keys.revoke')}
          </Button>
        </>
      }
    >
      <p className="max-w-md">{t('keys.revokeLead')}</p>
      <div role="alert">
        {revoke.error && <p className="pt-2 text-bad">{explain(revoke.error, 'access')}</p>}
      </div>
    </Dialog>
  );
}
