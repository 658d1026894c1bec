import type { Figures, Meeting, MeetingItem } from '../contract.ts';

/** What the client reads, named piece by piece: whatever is not listed here never reaches their page. */
export interface ClientView {
  id: string;
  kind: Meeting['kind'];
  title: string;
  scheduledAt: string;
  minutes: number;
  place: string;
  timeZone: string;
  people: string[];
  isHeld: boolean;
  isOver: boolean;
  period: Meeting['period'];
  /** As the pre-read carried them; before it has left, nothing. */
  figures: Figures | null;
  dissatisfaction: string;
  score: number | null;
  scoredByName: string;
  elementScores: Meeting['elementScores'];
  agenda: ClientItem[];
  focus: ClientItem[];
  actions: ClientItem[];
  openPoints: ClientItem[];
  /** Empty until it is handed over. */
  writeUp: string;
  agreed: { name: string; at: string } | null;
  may: { tell: boolean; score: boolean; pickFocus: boolean; addAgenda: boolean; agree: boolean };
  talk: { id: string; scheduledAt: string; isHeld: boolean } | null;
}

export interface ClientItem {
  id: string;
  words: string;
  revision: number;
  isTheirs: boolean;
  ownerName: string;
  dueOn: string | null;
  isDone: boolean;
}

/**
 * The page as the client may read it. Figures and agenda appear with the pre-read and the write-up when it is handed
 * over, since a page that somebody is still writing says things nobody means yet.
 */
export function clientView(meeting: Meeting): ClientView {
  const isOpen = meeting.preReadSentAt !== null || meeting.heldAt !== null;
  const isWritten = meeting.writtenUpAt !== null;
  const isOver = meeting.closedAt !== null || meeting.status === 'cancelled';
  const isAgreed = meeting.agreedAt !== null;
  const items = (kind: MeetingItem['kind']) =>
    meeting.items.filter((item) => item.kind === kind && !item.isPrivate).map(toClientItem);
  const canAgree = meeting.steps.some(
    ({ step, doneAt, missing }) => step === 'agree' && doneAt === null && missing.length === 0,
  );
  const { id, kind, title, scheduledAt, minutes, place, timeZone, period } = meeting;
  const isReview = kind === 'account-review';
  return {
    ...{ id, kind, title, scheduledAt, minutes, place, timeZone, period },
    people: meeting.people.map(({ name }) => name).filter((name) => name !== ''),
    isHeld: meeting.heldAt !== null,
    isOver,
    figures: isOpen ? (meeting.preRead ?? meeting.figures) : null,
    dissatisfaction: meeting.dissatisfaction,
    score: meeting.score,
    scoredByName: meeting.scoredByName,
    elementScores: meeting.elementScores,
    agenda: isOpen ? items('agenda') : items('agenda').filter(({ isTheirs }) => isTheirs),
    focus: items('focus'),
    actions: isWritten ? items('action') : [],
    openPoints: isWritten ? items('open-point') : [],
    writeUp: isWritten ? meeting.notes : '',
    agreed: meeting.agreedAt === null ? null : { name: meeting.agreedByName, at: meeting.agreedAt },
    may: {
      tell: isReview && !isOver && !isAgreed,
      score: isReview && isOpen && !isOver && !isAgreed,
      pickFocus: isOpen && !isOver && !isAgreed,
      addAgenda: meeting.heldAt === null && !isOver,
      agree: canAgree,
    },
    talk: meeting.talk && {
      id: meeting.talk.id,
      scheduledAt: meeting.talk.scheduledAt,
      isHeld: meeting.talk.heldAt !== null,
    },
  };
}

function toClientItem(item: MeetingItem): ClientItem {
  const { id, words, revision, dueOn } = item;
  return {
    ...{ id, words, revision, dueOn },
    isTheirs: item.bySide === 'them',
    ownerName: item.owner?.name ?? item.ownerName,
    isDone: item.doneAt !== null,
  };
}
