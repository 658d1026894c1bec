import { createHash } from 'node:crypto';

/**
 * What the driver did and what it was told, written down as it happens and never changed: the product is judged by
 * this book and not by its own. Acknowledged means the outside world was told that all is well (a 250, a 2xx).
 */
export interface Operation {
  op: string;
  id: string;
  payloadHash: string;
  sentAt: number;
}

export type Outcome = 'acked' | 'failed' | 'unknown';

export interface LedgerEntry extends Operation {
  outcome: Outcome;
  settledAt: number;
  /** The answer, or how the connection broke. */
  detail: string;
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  begin(op: string, id: string, payload: Uint8Array | string): Operation;
  settle(operation: Operation, outcome: Outcome, detail: string): void;
  /** Ids that were acknowledged at least once, in the order in which they first were. */
  ackedIds(op?: string): string[];
  allIds(op?: string): string[];
}

export function openLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  const idsOf = (chosen: readonly LedgerEntry[], op: string | undefined) => [
    ...new Set(chosen.filter((entry) => op === undefined || entry.op === op).map(({ id }) => id)),
  ];
  return {
    entries,
    begin: (op, id, payload) => ({ op, id, payloadHash: hashOf(payload), sentAt: performance.now() }),
    settle: (operation, outcome, detail) =>
      void entries.push({ ...operation, outcome, detail, settledAt: performance.now() }),
    ackedIds: (op) =>
      idsOf(
        entries.filter(({ outcome }) => outcome === 'acked'),
        op,
      ),
    allIds: (op) => idsOf(entries, op),
  };
}

export function hashOf(payload: Uint8Array | string): string {
  return createHash('sha256').update(payload).digest('hex');
}

/** The figure line of a run; everything but the first two is to be nothing. */
export interface Figures {
  ops: number;
  acked: number;
  lost: number;
  dup: number;
  wrongTenant: number;
  stuck: number;
  maxRecoverySeconds: number;
  faults: number;
  /** Breaches that no column names, in words. */
  remarks: string[];
}

export function noFigures(): Figures {
  return {
    ops: 0,
    acked: 0,
    lost: 0,
    dup: 0,
    wrongTenant: 0,
    stuck: 0,
    maxRecoverySeconds: 0,
    faults: 0,
    remarks: [],
  };
}

export function figureLine(figures: Figures): string {
  const { ops, acked, lost, dup, wrongTenant, stuck, maxRecoverySeconds } = figures;
  return `ops ${ops}, acked ${acked}, lost ${lost}, dup ${dup}, wrong-tenant ${wrongTenant}, stuck ${stuck}, max recovery ${maxRecoverySeconds.toFixed(1)} s`;
}

/** With nothing lost in n faults, the true rate is below 3/n with 95 % confidence (the rule of three). */
export function upperBound(figures: Figures): string {
  if (figures.faults === 0) return 'no faults';
  return figures.lost + figures.dup === 0 ? `≤ ${(300 / figures.faults).toFixed(1)} %` : 'breached';
}
