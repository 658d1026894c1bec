import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context.ts';
import { minutesLater } from './calendar.ts';
import { unreadableMail } from './content/today/troubles.ts';
import type { House } from './house.ts';

/** What hangs on the conversations: papers attached to replies, and one mail that could not be read. */
export async function attachPapers(ctx: Ctx, house: House): Promise<void> {
  const { rows, workspaceId, random } = house;
  const subjects = new Map(rows.conversations.map(({ id, tags }) => [id, tags ?? []]));
  const papers = {
    invoice: await store(ctx, house, pageOf('Harbour House', 'Invoice', 'Room and breakfast, VAT included.')),
    directions: await store(
      ctx,
      house,
      pageOf('Harbour House', 'How to find us', 'Keep the boats on your right.'),
    ),
  };
  for (const message of rows.messages) {
    if (message.direction !== 'out' || message.kind !== 'message') continue;
    const tags = subjects.get(message.conversationId) ?? [];
    const paper = tags.includes('invoice')
      ? 'invoice'
      : tags.includes('directions')
        ? 'directions'
        : undefined;
    if (!paper || !random.chance(0.7)) continue;
    const { sha256, sizeInBytes } = papers[paper];
    rows.attachments.push({
      workspaceId,
      id: random.id(new Date(message.sentAt)),
      messageId: message.id,
      sha256,
      name: paper === 'invoice' ? 'Invoice Harbour House.pdf' : 'How to find us.pdf',
      mediaType: 'application/pdf',
      sizeInBytes,
      createdAt: message.sentAt,
    });
  }
}

async function store(ctx: Ctx, house: House, bytes: Buffer) {
  const stored = await ctx.platform.files.put(house.workspaceId, bytes);
  house.rows.files.push({ workspaceId: house.workspaceId, ...stored, createdAt: house.now });
  return stored;
}

export function quarantineOne(house: House): void {
  const { rows, workspaceId, random, now, inboxes } = house;
  const inbox = inboxes[0];
  if (!inbox) return;
  const receivedAt = minutesLater(now, -205);
  const { from, subject, reason } = unreadableMail;
  const head = `From: <${from}>\r\nTo: <${inbox.address}>\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n`;
  const nested = Array.from(
    { length: 400 },
    (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
  );
  const body = Buffer.from(head + nested.join(''));
  rows.rawMessages.push({
    workspaceId,
    id: random.id(receivedAt),
    inboxId: inbox.id,
    contentKey: createHash('sha256').update(body).digest(),
    sizeInBytes: body.length,
    body,
    source: 'smtp',
    envelopeFrom: from,
    envelopeTo: inbox.address,
    state: 'quarantined',
    reason,
    attempts: 3,
    receivedAt,
    processedAt: minutesLater(receivedAt, 1),
  });
}

/** The quiet lines between the messages, for the last weeks: who took it, when it was closed. */
export function recordEvents(house: House): void {
  const { rows, workspaceId, random, now } = house;
  const since = minutesLater(now, -45 * 1440);
  for (const one of rows.conversations) {
    const createdAt = new Date(one.createdAt);
    if (createdAt < since || !one.assigneeId) continue;
    const taken = minutesLater(createdAt, 1);
    addEvent('conversation.assigned', taken, {
      from: null,
      to: one.assigneeId,
      fromTeam: null,
      toTeam: one.teamId ?? null,
    });
    if (one.closedAt) {
      const facts = {
        from: 'open',
        to: 'closed',
        customerId: one.customerId,
        staffId: one.assigneeId,
        until: null,
      };
      addEvent('conversation.status_changed', new Date(one.closedAt), facts);
    }
    function addEvent(type: string, at: Date, facts: object): void {
      rows.events.push({
        workspaceId,
        id: random.id(at),
        type,
        payload: JSON.stringify({ conversationId: one.id, ...facts }),
        actorKind: 'staff',
        actorId: one.assigneeId ?? null,
        subjectId: one.id,
        at,
      });
    }
  }
  rows.events.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** A page of PDF with three lines, written out by hand: small, valid, and nobody's. */
function pageOf(...lines: string[]): Buffer {
  const text = lines
    .map((line, index) => `BT /F1 ${index ? 12 : 20} Tf 72 ${740 - index * 28} Td (${line}) Tj ET`)
    .join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
