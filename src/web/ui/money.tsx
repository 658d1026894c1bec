import { money } from '../format.ts';

/** An amount in minor units of its currency, or of the workspace's. */
export function Money({ minor, currency }: { minor: number; currency?: string }) {
  return <span className="whitespace-nowrap">{money(minor, currency)}</span>;
}
