import { describe, expect, test } from 'vitest';
import type { Answer } from '#modules/feedback/contract.ts';
import { chooseStory } from './story.ts';

const place = { today: '2026-11-23', dayOf: (at: string) => at.slice(0, 10) };

function answer(askId: string, question: Answer['question'], value: string, day: string): Answer {
  return {
    id: `${askId}-${question}`,
    askId,
    question,
    value,
    at: `${day}T12:00:00Z`,
    customer: { id: 'c', name: 'Ada' },
    conversation: null,
    staff: null,
    element: null,
    sharedAt: null,
    readAt: null,
  };
}

describe('the story of the day', () => {
  test('is the best mark of yesterday that came with words', () => {
    const story = chooseStory(
      [
        answer('one', 'school-mark', 'B', '2026-11-22'),
        answer('one', 'what-missed', 'Nothing at all', '2026-11-22'),
        answer('two', 'school-mark', 'A', '2026-11-22'),
        answer('two', 'what-missed', 'You remembered my tea', '2026-11-22'),
        answer('three', 'school-mark', 'A', '2026-11-22'),
      ],
      place,
    );
    expect(story).toMatchObject({ mark: 'A', words: 'You remembered my tea' });
  });

  test('tells a day when it is over, and today only when nothing else is there', () => {
    const now = [
      answer('now', 'school-mark', 'A', '2026-11-23'),
      answer('now', 'keep', 'The smile', '2026-11-23'),
    ];
    const before = [
      answer('old', 'school-mark', 'B', '2026-11-20'),
      answer('old', 'keep', 'The scones', '2026-11-20'),
    ];
    expect(chooseStory([...now, ...before], place)?.words).toBe('The scones');
    expect(chooseStory(now, place)?.words).toBe('The smile');
  });

  test('leaves out low marks, marks without words, and what is older than a week', () => {
    expect(
      chooseStory(
        [
          answer('low', 'school-mark', 'F', '2026-11-22'),
          answer('low', 'change', 'Everything', '2026-11-22'),
          answer('mute', 'school-mark', 'A', '2026-11-22'),
          answer('past', 'school-mark', 'A', '2026-11-01'),
          answer('past', 'keep', 'The view', '2026-11-01'),
        ],
        place,
      ),
    ).toBeUndefined();
  });
});
