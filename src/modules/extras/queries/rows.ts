/** What requests and extras have in common: what kind, whose, and in which conversation. */
export interface PlaceRow {
  id: string;
  kindId: string;
  kindName: string;
  customerId: string;
  customerName: string;
  accountId: string;
  accountName: string;
  conversationId: string | null;
  number: number | null;
  subject: string | null;
}

export function conversationOf(row: PlaceRow) {
  if (row.conversationId === null) return null;
  return { id: row.conversationId, number: Number(row.number), subject: row.subject ?? '' };
}

export function namedOrNull(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' };
}
