import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;
export type LogTarget = DestinationStream;

/**
 * Structured lines with a request id. What people write to each other and what opens a door never reaches the log:
 * callers log ids and counts, and these paths are blanked should one slip in.
 */
export function openLog(level: string, destination?: LogTarget): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'password',
        'token',
        'secret',
        'authorization',
        'cookie',
        'text',
        'html',
        'body',
        '*.password',
        '*.token',
        '*.secret',
        '*.authorization',
        '*.cookie',
        '*.text',
        '*.html',
        '*.body',
      ],
      censor: '[kept out]',
    },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Name, message, code and stack; never the parameters of a failed statement, which hold customers' words. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: error.message,
    code: 'code' in error ? error.code : undefined,
    stack: error.stack,
    cause: error.cause instanceof Error ? describeError(error.cause) : undefined,
  };
}
