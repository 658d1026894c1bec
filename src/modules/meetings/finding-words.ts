import { translator } from '#platform/texts/texts.ts';
import type { Finding } from '#modules/report-cards/contract.ts';

/** The sentence of a finding. Screens keep theirs in the `web` part of a catalogue, and both read the same. */
export function wordsOfFinding({ key, facts }: Pick<Finding, 'key' | 'facts'>, language: string): string {
  const [namespace = '', name = ''] = key.split(':', 2);
  const say = translator(namespace, language);
  const values = { ...facts };
  const words = say([`web.${name}`, name], { ...values, defaultValue: '' });
  return String(words);
}
