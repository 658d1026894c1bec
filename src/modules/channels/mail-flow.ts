import type { Platform } from '#platform/context.ts';
import type { Service } from '#platform/module.ts';
import { ingestOf } from './ingest/ingest.ts';
import { openImapFetcher } from './imap/fetcher.ts';
import { openSweeper } from './ingest/sweeper.ts';
import { outgoingService } from './outgoing/jobs.ts';
import { openReceiverService } from './receiver/receiver-service.ts';

/** Everything of e-mail that runs by itself. They stop in the reverse order: nothing arrives once the ingest is closed. */
export async function openServices(platform: Platform): Promise<Service> {
  const services: Service[] = [openSweeper(platform), outgoingService(platform), openImapFetcher(platform)];
  const receiver = await openReceiverService(platform);
  if (receiver) services.push(receiver);
  return {
    name: 'channels',
    stop: async () => {
      for (const service of services.reverse()) await service.stop();
      await ingestOf(platform).close();
    },
  };
}
