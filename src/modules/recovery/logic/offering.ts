import type { Loss, OptionKind } from '../shapes.ts';
import type { Redress, RedressSettings } from './redress.ts';

export interface Offer {
  kind: OptionKind;
  costMinor: number;
  /** What it is worth to the customer. */
  faceMinor: number;
}

/** Which kinds make good which loss: like for like weighs more than the same worth in something else. */
const fitting: Record<Loss, readonly OptionKind[]> = {
  money: ['refund', 'credit'],
  time: ['time'],
  product: ['in-kind', 'redo'],
  attention: ['person'],
};

export type OfferVerdict =
  | { allowed: true }
  | {
      allowed: false;
      because:
        | 'options_too_few'
        | 'options_of_one_kind'
        | 'options_unlike'
        | 'option_above_paid'
        | 'option_fits_no_loss';
    };

/** May these be offered? A real choice is between different kinds of like worth, one of which fits what was lost. */
export function mayOffer(
  offers: readonly Offer[],
  { paidMinor, loss }: { paidMinor: number | null; loss: Loss | null },
  { redressLikeness }: Pick<RedressSettings, 'redressLikeness'>,
): OfferVerdict {
  const kinds = new Set(offers.map(({ kind }) => kind));
  const faces = offers.map(({ faceMinor }) => faceMinor);
  if (offers.length < 2) return { allowed: false, because: 'options_too_few' };
  if (kinds.size < 2) return { allowed: false, because: 'options_of_one_kind' };
  if (paidMinor !== null && Math.max(...faces) > paidMinor)
    return { allowed: false, because: 'option_above_paid' };
  if (Math.max(...faces) > Math.min(...faces) * redressLikeness + 1e-9)
    return { allowed: false, because: 'options_unlike' };
  if (loss !== null && !fitting[loss].some((kind) => kinds.has(kind)))
    return { allowed: false, because: 'option_fits_no_loss' };
  return { allowed: true };
}

/** What to suggest first for what was lost, and beside it what is worth as much in another kind. */
const suggested: Record<Loss, readonly OptionKind[]> = {
  money: ['refund', 'credit', 'in-kind'],
  time: ['time', 'credit', 'refund'],
  product: ['redo', 'refund', 'credit'],
  attention: ['person', 'credit', 'refund'],
};

/** Three remedies of different kinds and like value (C14), the one that fits the loss first. None where nothing is due. */
export function suggestedOffers(loss: Loss | null, redress: Redress): Offer[] {
  if (redress.refundMinor === 0) return [];
  return suggested[loss ?? 'money'].map((kind) => offerOf(kind, redress));
}

/** In kind costs no more than the refund would; a credit costs what it is worth, since it may be used up. */
function offerOf(kind: OptionKind, { refundMinor, creditMinor, inKindMinor }: Redress): Offer {
  if (kind === 'refund') return { kind, costMinor: refundMinor, faceMinor: refundMinor };
  if (kind === 'credit') return { kind, costMinor: creditMinor, faceMinor: creditMinor };
  return { kind, costMinor: refundMinor, faceMinor: inKindMinor };
}
