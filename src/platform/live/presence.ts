import { z } from 'zod';
import type { LiveTiming } from './live.ts';

/** Something a person is doing this moment, told to every process and never stored. */
export const sign = z.object({
  workspaceId: z.uuid(),
  subjectId: z.uuid(),
  staffId: z.uuid(),
  doing: z.enum(['looking', 'typing', 'left']),
});
export type Sign = z.infer<typeof sign>;

export interface Present {
  staffId: string;
  doing: 'looking' | 'typing';
}

export interface Presence {
  apply(sign: Sign): void;
  present(workspaceId: string, subjectId: string): Present[];
  /** Called with the workspace and subject whenever the list of people there has changed. */
  onChange(listener: (workspaceId: string, subjectId: string) => void): void;
  close(): void;
}

interface Entry {
  lookingUntil: number;
  typingUntil: number;
}

/** Who is where, in memory: a sign that is not repeated fades, so a closed laptop leaves no ghost. */
export function openPresence(timing: Pick<LiveTiming, 'looking' | 'typing'>): Presence {
  const places = new Map<string, Map<string, Entry>>();
  const listeners: ((workspaceId: string, subjectId: string) => void)[] = [];
  const fading = setInterval(fade, Math.max(20, timing.typing / 6)).unref();

  function tell(place: string): void {
    const [workspaceId = '', subjectId = ''] = place.split('/');
    for (const listener of listeners) listener(workspaceId, subjectId);
  }

  function listed(place: string): Present[] {
    const now = performance.now();
    return [...(places.get(place) ?? [])]
      .filter(([, entry]) => entry.lookingUntil > now)
      .map(([staffId, entry]) => ({ staffId, doing: entry.typingUntil > now ? 'typing' : 'looking' }));
  }

  function apply({ workspaceId, subjectId, staffId, doing }: Sign): void {
    const place = `${workspaceId}/${subjectId}`;
    const before = JSON.stringify(listed(place));
    const people = places.get(place) ?? new Map<string, Entry>();
    if (doing === 'left') people.delete(staffId);
    else {
      const now = performance.now();
      const typingUntil = doing === 'typing' ? now + timing.typing : 0;
      people.set(staffId, { lookingUntil: now + timing.looking, typingUntil });
    }
    if (people.size === 0) places.delete(place);
    else places.set(place, people);
    if (JSON.stringify(listed(place)) !== before) tell(place);
  }

  function fade(): void {
    const now = performance.now();
    for (const [place, people] of places) {
      let hasChanged = false;
      for (const [staffId, entry] of people) {
        if (entry.lookingUntil <= now) hasChanged = people.delete(staffId);
        else if (entry.typingUntil !== 0 && entry.typingUntil <= now) {
          entry.typingUntil = 0;
          hasChanged = true;
        }
      }
      if (people.size === 0) places.delete(place);
      if (hasChanged) tell(place);
    }
  }

  return {
    apply,
    present: (workspaceId, subjectId) => listed(`${workspaceId}/${subjectId}`),
    onChange: (listener) => {
      listeners.push(listener);
    },
    close: () => clearInterval(fading),
  };
}
