export type MachineVerdict = 'person' | 'too-fast' | 'machine';

/** Nobody reads five choices and presses a button faster than this. */
export const shortestReadingMilliseconds = 2000;

/**
 * Is it a person who sends the form? A filled field that people cannot see is a machine: its answer is kept, flagged
 * and counted nowhere. A form sent within two seconds of being shown, or without the moment it was shown, may still be
 * a person whose mark was chosen in the mail, so nothing is recorded and they are asked to press once more.
 */
export function machineVerdict(sent: { trap: string; openedAt: Date | null; now: Date }): MachineVerdict {
  if (sent.trap !== '') return 'machine';
  if (sent.openedAt === null) return 'too-fast';
  const reading = sent.now.getTime() - sent.openedAt.getTime();
  return reading < shortestReadingMilliseconds ? 'too-fast' : 'person';
}
