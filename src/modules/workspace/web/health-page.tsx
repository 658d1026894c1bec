import type { ReactNode } from 'react';
import { fileSize, number, useNow } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, ErrorState, ShareBar, SkeletonRows, Time } from '#web/ui/index.ts';
import type { Health } from '../contract.ts';
import { useHealth } from './api.ts';
import { SettingsFrame } from './settings-frame.tsx';

const t = texts('workspace');
const lowBelow = 0.1;
const oldAfterMilliseconds = 2 * 86_400_000;

/** Queues, disk, backup and database of the installation. */
export function Page() {
  const { data, error, refetch } = useHealth();
  return (
    <SettingsFrame title={t('health.title')} lead={t('health.lead')}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && (
        <>
          <div className="grid gap-5 sm:grid-cols-3">
            <Fact title={t('health.disk')}>
              <Disk disk={data.disk} />
            </Fact>
            <Fact title={t('health.backup')}>
              <Backup backup={data.lastBackup} />
            </Fact>
            <Fact title={t('health.database')}>
              {t('health.databaseIs', { version: data.database.version.split(' ')[0] })}
            </Fact>
          </div>
          <Queues queues={data.queues} />
        </>
      )}
    </SettingsFrame>
  );
}

function gigabytes(bytes: number): string {
  return number(bytes / 1e9, {
    style: 'unit',
    unit: 'gigabyte',
    maximumFractionDigits: bytes < 1e10 ? 1 : 0,
  });
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardTitle>{title}</CardTitle>
      {children}
    </Card>
  );
}

function Disk({ disk }: { disk: Health['disk'] }) {
  if (!disk) return <p className="text-ink-2">{t('health.diskNone')}</p>;
  const isLow = disk.freeInBytes < disk.sizeInBytes * lowBelow;
  const words = t('health.diskFree', {
    free: gigabytes(disk.freeInBytes),
    size: gigabytes(disk.sizeInBytes),
  });
  return (
    <div className="flex flex-col gap-2">
      <p>{words}</p>
      <ShareBar
        label={words}
        parts={[
          { count: disk.sizeInBytes - disk.freeInBytes, tone: isLow ? 'bad' : 'accent' },
          { count: disk.freeInBytes, tone: 'plain' },
        ]}
      />
      {isLow && <p className="text-sm text-bad">{t('health.diskLow')}</p>}
    </div>
  );
}

function Backup({ backup }: { backup: Health['lastBackup'] }) {
  const now = useNow();
  if (!backup) return <p className="text-watch">{t('health.backupNone')}</p>;
  const isOld = now - new Date(backup.at).getTime() > oldAfterMilliseconds;
  return (
    <>
      <p>
        <Time at={backup.at} /> · {fileSize(backup.sizeInBytes)}
      </p>
      {isOld && <p className="text-sm text-watch">{t('health.backupOld')}</p>}
    </>
  );
}

function Queues({ queues }: { queues: Health['queues'] }) {
  const busy = queues.filter((queue) => queue.waiting + queue.active + queue.failed > 0);
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0);
  return (
    <Card labelledBy="queues">
      <CardTitle id="queues">{t('health.queues')}</CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t('health.queuesLead')}</p>
      {failed > 0 && <p className="mb-3 text-bad">{t('health.failedSome', { count: failed })}</p>}
      {busy.length === 0 ? <p>{t('health.quiet')}</p> : <QueueTable queues={busy} />}
      <details className="mt-3">
        <summary className="min-h-8 cursor-pointer text-ink-2">
          {t('health.allQueues', { count: queues.length })}
        </summary>
        <QueueTable queues={queues} />
      </details>
    </Card>
  );
}

const columns = ['waiting', 'active', 'failed'] as const;

function QueueTable({ queues }: { queues: Health['queues'] }) {
  return (
    <table className="w-full text-left">
      <thead className="text-sm text-ink-3">
        <tr>
          <th className="py-1 font-medium">{t('health.queue')}</th>
          {columns.map((column) => (
            <th key={column} className="py-1 pl-2 text-right font-medium">
              {t(`health.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <tr key={queue.name} className="border-t border-line">
            <th className="py-1.5 font-medium break-all">{queue.name}</th>
            {columns.map((column) => (
              <td
                key={column}
                className={`py-1.5 pl-2 text-right ${column === 'failed' && queue.failed > 0 ? 'font-strong text-bad' : ''}`}
              >
                {number(queue[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
