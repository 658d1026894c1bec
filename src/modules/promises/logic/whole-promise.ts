import type { PromiseKind } from '../shapes.ts';

export type Whole =
  | { whole: true }
  | {
      whole: false;
      because: 'audience_unclear' | 'target_missing' | 'target_not_timed' | 'element_missing';
      path: string;
    };

/** Visits fall due in their slots and elements when they are checked; every other promise names a time. */
export const isTimed = (kind: PromiseKind): boolean => kind !== 'visit' && kind !== 'check';

/** Does a promise say everything it needs: to whom, by when, or of which element? */
export function isWholePromise({
  kind,
  audience,
  tier,
  customerId,
  targetMinutes,
  elementId,
}: {
  kind: PromiseKind;
  audience: string;
  tier: string | null;
  customerId: string | null;
  targetMinutes: number | null;
  elementId: string | null;
}): Whole {
  const isNamed =
    (audience === 'tier') === (tier !== null) && (audience === 'customer') === (customerId !== null);
  if (!isNamed)
    return { whole: false, because: 'audience_unclear', path: audience === 'tier' ? 'tier' : 'customerId' };
  if (isTimed(kind) && targetMinutes === null)
    return { whole: false, because: 'target_missing', path: 'targetMinutes' };
  if (!isTimed(kind) && targetMinutes !== null)
    return { whole: false, because: 'target_not_timed', path: 'targetMinutes' };
  if (kind === 'check' && elementId === null)
    return { whole: false, because: 'element_missing', path: 'elementId' };
  return { whole: true };
}
