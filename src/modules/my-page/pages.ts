import type { Hono } from 'hono';
import { z } from 'zod';
import { serveVisitor, type VisitRequest } from '#modules/access/index.ts';
import { receiveMessage } from '#modules/conversations/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx, Platform } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { html } from '#platform/html/html.ts';
import { newId } from '#platform/ids.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import { myPage } from '../../portal/my-page.ts';
import {
  findOwnConversation,
  isMessage,
  listOwnMessages,
  nextWordDueAt,
  type OwnConversation,
  type OwnMessage,
} from './queries.ts';

/** One conversation, readable, with a form that answers it. */
export function mountConversationPages(app: Hono, platform: Platform): void {
  app.get('/my/conversations/:id', (context) => serveVisitor(platform, context, showConversation));
  app.post('/my/conversations/:id', (context) => serveVisitor(platform, context, receiveWords));
}

const longestWords = 20_000;

async function showConversation(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  return conversationPage(ctx, visit, { conversation: await ownConversation(ctx, visit), typed: '' });
}

/** Their words arrive as any of their mails would: same clock, same reopening, same notice to us. */
async function receiveWords(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const { visitor, form } = visit;
  const conversation = await ownConversation(ctx, visit);
  const text = (form['words'] ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '' || text.length > longestWords)
    return conversationPage(ctx, visit, {
      conversation,
      typed: text,
      problem: text === '' ? 'empty' : 'long',
    });
  const messageId = z.uuid().safeParse(form['message']);
  // The form names its message, so that a button pressed twice sends once.
  if (messageId.success && (await isMessage(ctx, messageId.data))) return toLatest(conversation.id);
  const received = await receiveMessage(ctx, {
    messageId: messageId.success ? messageId.data : newId(),
    channel: 'form',
    inboxId: conversation.inboxId,
    conversationId: conversation.id,
    customerId: visitor.customerId,
    from: { name: visitor.name, address: visitor.address },
    subject: conversation.subject,
    text,
    html: null,
    senderCheck: 'verified',
    sentAt: ctx.now,
  });
  return toLatest(received.conversationId);
}

async function ownConversation(ctx: Ctx, { params, visitor }: VisitRequest): Promise<OwnConversation> {
  const id = z.uuid().safeParse(params['id']);
  const found = id.success ? await findOwnConversation(ctx, visitor, id.data) : undefined;
  if (!found) throw notFound();
  return found;
}

interface Shown {
  conversation: OwnConversation;
  typed: string;
  problem?: 'empty' | 'long';
}

async function conversationPage(
  ctx: Ctx,
  { visitor }: VisitRequest,
  { conversation, typed, problem }: Shown,
): Promise<Response> {
  const say = translator('my-page', visitor.language);
  const { name: workspaceName, timeZone } = await getWorkspace(ctx);
  const format = new Intl.DateTimeFormat(visitor.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const messages = await listOwnMessages(ctx, conversation);
  const dueAt = await nextWordDueAt(ctx, conversation.id);
  const next =
    conversation.status === 'closed'
      ? ''
      : nextWords(say, conversation, dueAt && { isLate: dueAt <= ctx.now, at: format.format(dueAt) });
  const title =
    conversation.subject === '' ? say('no-subject', { number: conversation.number }) : conversation.subject;
  const body = await html`<h1>${title}</h1>
<p class="lead small quiet">${say('number', { number: conversation.number })} · ${say(`state.${conversation.status === 'closed' ? 'closed' : 'open'}`)}</p>
${next === '' ? '' : html`<p class="small">${next}</p>`}
${messages.map((message) => messageOf(say, message, { workspaceName, at: format.format(message.sentAt), isLatest: message === messages.at(-1) }))}
<form method="post" action="/my/conversations/${conversation.id}" data-keep="${conversation.id}" class="after">
<input type="hidden" name="message" value="${newId()}">
<div><label class="question" for="words">${say('answer')}</label>
<textarea id="words" name="words" rows="5" maxlength="${longestWords}" required ${problem ? html`aria-invalid="true" aria-describedby="words-wrong"` : ''}>
${typed}</textarea>${problem ? html`<p class="wrong" id="words-wrong">${say(`problem.${problem}`)}</p>` : ''}</div>
<div><button type="submit">${say('send')}</button></div></form>`;
  return myPage({ visitor, workspaceName, title, body, status: problem ? 422 : 200 });
}

/** Who has it and by when they hear from us, in one line; what is late is not passed over. */
function nextWords(
  say: Translate,
  { ownerName }: OwnConversation,
  due: { isLate: boolean; at: string } | undefined,
): string {
  const parts = [
    ownerName === null ? '' : say('owner', { name: ownerName }),
    due === undefined ? '' : say(due.isLate ? 'late' : 'due', { when: due.at }),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function messageOf(
  say: Translate,
  message: OwnMessage,
  { workspaceName, at, isLatest }: { workspaceName: string; at: string; isLatest: boolean },
) {
  const isOurs = message.direction === 'out';
  const author = isOurs
    ? say('from-us', { name: message.staffName ?? workspaceName, workspace: workspaceName })
    : message.customerName || say('you');
  return html`<article class="message ${isOurs ? 'ours' : ''}"${isLatest ? html` id="latest"` : ''}><p class="small quiet"><b>${author}</b> · ${at}</p>
<p class="words">${message.text}</p></article>`;
}

/** Back to the page with what was just sent in view: a long thread begins far above it. */
function toLatest(conversationId: string): Response {
  const headers = { location: `/my/conversations/${conversationId}#latest`, 'cache-control': 'no-store' };
  return new Response(null, { status: 303, headers });
}
