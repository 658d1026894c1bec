import type { ConversationDraft, MailAddress } from '../../contract.ts';
import type { Begun } from './compose.ts';

/** A new conversation while it is being written. */
export type Letter = Omit<ConversationDraft, 'updatedAt'>;

/**
 * Where writing begins: with the draft that was asked for, else with the latest one to the same person, else (nobody
 * being named) with the latest of all; otherwise with an empty sheet.
 */
export function beginLetter(
  drafts: readonly ConversationDraft[],
  begun: Begun,
  fresh: { id: string; inboxId: string | null },
): Letter {
  const { to, draftId } = begun;
  const known = drafts.find((draft) => {
    if (draftId !== undefined) return draft.id === draftId;
    return to === undefined || draft.to.some((one) => sameAddress(one, to));
  });
  if (known) {
    const { updatedAt: _, ...letter } = known;
    return { ...letter, inboxId: letter.inboxId ?? fresh.inboxId };
  }
  return emptyLetter(fresh, to);
}

export function emptyLetter(fresh: { id: string; inboxId: string | null }, to?: MailAddress): Letter {
  return { ...fresh, subject: '', html: '', to: to ? [to] : [], cc: [], bcc: [], attachments: [] };
}

export function saysNothing({ html, attachments, subject }: Letter): boolean {
  return html === '' && attachments.length === 0 && subject.trim() === '';
}

function sameAddress(one: MailAddress, other: MailAddress): boolean {
  return one.address.toLowerCase() === other.address.toLowerCase();
}
