import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { call } from '#web/api.ts';
import { dayWithYear, useNow } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, EmptyState, ErrorState, Pill, SkeletonRows, Time } from '#web/ui/index.ts';
import { listApiKeysEndpoint, type ApiKey } from '../contract.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import { scopeWords } from './scope-words.ts';

const t = texts('access');

export function ApiKeysSection() {
  const { data, error, refetch } = useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => call(listApiKeysEndpoint, {}, { signal }),
  });
  const [isCreating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const add = (
    <Button look="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t('keys.create')}
    </Button>
  );
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data?.data.length === 0 && (
        <EmptyState icon={KeyRound} title={t('keys.none')} action={add}>
          {t('keys.noneText')}
        </EmptyState>
      )}
      {data && data.data.length > 0 && (
        <>
          <div>{add}</div>
          <Card className="!py-1">
            <ul>
              {data.data.map((key) => (
                <KeyRow key={key.id} apiKey={key} onRevoke={() => setRevoking(key)} />
              ))}
            </ul>
          </Card>
        </>
      )}
      {isCreating && <NewKeyDialog onClose={() => setCreating(false)} />}
      {revoking && <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const now = useNow();
  const hasEnded = apiKey.expiresAt !== null && new Date(apiKey.expiresAt).getTime() <= now;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-3 first:border-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-strong">{apiKey.name}</span>
          <code className="text-sm text-ink-3">{apiKey.hint}</code>
          {apiKey.revokedAt && <Pill tone="bad">{t('keys.revoked')}</Pill>}
          {!apiKey.revokedAt && hasEnded && <Pill tone="watch">{t('keys.ended')}</Pill>}
        </p>
        <p className="text-sm text-ink-2">{apiKey.scopes.map(scopeWords).join(', ')}</p>
        <p className="text-sm text-ink-3">
          {t('keys.created')} <Time at={apiKey.createdAt} />
          {' · '}
          {apiKey.lastUsedAt ? (
            <>
              {t('keys.lastUsed')} <Time at={apiKey.lastUsedAt} />
            </>
          ) : (
            t('keys.neverUsed')
          )}
          {apiKey.expiresAt && ` · ${t('keys.until', { day: dayWithYear(apiKey.expiresAt) })}`}
        </p>
      </div>
      {!apiKey.revokedAt && (
        <Button look="danger" aria-label={t('keys.revokeOf', { name: apiKey.name })} onClick={onRevoke}>
          {t('keys.revoke')}
        </Button>
      )}
    </li>
  );
}
