export type Side = 'us' | 'them';
export type VersionStatus = 'draft' | 'offered' | 'accepted' | 'declined' | 'superseded';
export type AgreementStatus = 'draft' | 'offered' | 'accepted' | 'declined' | 'ended';

export interface VersionFacts {
  id: string;
  number: number | null;
  status: VersionStatus;
  acceptedBy: readonly Side[];
}

/** How a page stands: what is in force counts first, then what is offered, then the latest no. */
export function agreementStatus(
  versions: readonly VersionFacts[],
  { hasEnded }: { hasEnded: boolean },
): AgreementStatus {
  if (hasEnded) return 'ended';
  if (versions.some(({ status }) => status === 'accepted')) return 'accepted';
  if (versions.some(({ status }) => status === 'offered')) return 'offered';
  return versions.some(({ status }) => status === 'declined') ? 'declined' : 'draft';
}

/** Whose yes the offered version lacks; the charter waits for nobody but us. */
export function waitsFor(
  version: Pick<VersionFacts, 'status' | 'acceptedBy'> | undefined,
  { isCharter }: { isCharter: boolean },
): Side | null {
  if (version?.status !== 'offered') return null;
  if (!version.acceptedBy.includes('us')) return 'us';
  return isCharter || version.acceptedBy.includes('them') ? null : 'them';
}

export type AcceptVerdict =
  | { allowed: true; isRepeat: boolean }
  | { allowed: false; because: 'ended' | 'not-offered' | 'outdated' | 'declined' };

/**
 * Whether this version may get a yes now. Saying yes again to what one said yes to is no error. A version that another
 * has taken the place of is outdated: nobody agrees to what neither side goes by any more.
 */
export function acceptVerdict(
  version: VersionFacts,
  { side, hasEnded }: { side: Side; hasEnded: boolean },
): AcceptVerdict {
  if (version.acceptedBy.includes(side) && version.status !== 'superseded' && version.status !== 'declined')
    return { allowed: true, isRepeat: true };
  if (hasEnded) return { allowed: false, because: 'ended' };
  switch (version.status) {
    case 'offered':
      return { allowed: true, isRepeat: false };
    case 'draft':
      return { allowed: false, because: 'not-offered' };
    case 'declined':
      return { allowed: false, because: 'declined' };
    case 'accepted':
    case 'superseded':
      return { allowed: false, because: 'outdated' };
  }
}

/** With this yes, is the version in force? */
export function isInForce(acceptedBy: readonly Side[], { isCharter }: { isCharter: boolean }): boolean {
  return acceptedBy.includes('us') && (isCharter || acceptedBy.includes('them'));
}
