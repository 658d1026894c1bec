import { ConfigurationError } from '#platform/config.ts';
import type { Platform } from '#platform/context.ts';
import type { Service } from '#platform/module.ts';
import { ingestOf } from '../ingest/ingest.ts';
import { openSmtpReceiver, type SmtpReceiver } from './smtp-receiver.ts';

const tryAgainMs = 5000;

/**
 * The receiver as the configuration wants it. A port that somebody else holds is said in the log and tried again, since
 * the ordinary holder is the process we replace, and senders wait and lose nothing meanwhile. A port or address that
 * can never be had is a mistake of configuration and ends the start.
 */
export async function openReceiverService(platform: Platform): Promise<Service | undefined> {
  const { inboundSmtpPort: port, inboundSmtpHost: host } = platform.config;
  if (port === 0) return undefined;
  let receiver: SmtpReceiver | undefined;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const open = async (): Promise<void> => {
    try {
      receiver = await openSmtpReceiver(platform, ingestOf(platform), { host, port });
      platform.log.info({ host, port }, 'mail receiver listens');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
      platform.log.warn(
        { host, port },
        'the mail receiver cannot listen: something else holds INBOUND_SMTP_PORT; it tries again until it is free',
      );
      if (!isStopped) timer = setTimeout(() => void open(), tryAgainMs).unref();
    }
  };
  await open().catch((error: unknown) => {
    throw new ConfigurationError(
      `The mail receiver cannot listen on ${host}:${port} (${error instanceof Error ? error.message : String(error)}). Set INBOUND_SMTP_PORT, or 0 for none, and INBOUND_SMTP_HOST.`,
    );
  });
  return {
    name: 'mail-receiver',
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await receiver?.stop();
    },
  };
}
