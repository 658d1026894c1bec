import { describe, expect, test } from 'vitest';
import { findRules, type Findable } from './navigator.ts';

const rule = (
  ruleId: string,
  staffWording: string,
  customerSentence: string,
  situations: string[],
  why = '',
): Findable => ({ ruleId, staffWording, customerSentence, situations, why });

/** The register of an inn, with the situations somebody has written down. */
const rules: Findable[] = [
  rule('receipt', 'Refund needs original receipt', 'Bring the receipt when you want your money back.', [
    'I lost my receipt and want to return this',
    'It was a present, so I have no proof of purchase',
  ]),
  rule('late', 'Check-out by 11', 'Your room is yours until 11 in the morning.', [
    'Can we stay in the room until the afternoon?',
    'Our flight leaves in the evening, may we check out late?',
  ]),
  rule('early', 'Rooms from 3 pm', 'Your room is promised from 3 pm.', [
    'We arrive at noon and would like to go to our room at once',
  ]),
  rule(
    'dogs',
    'No dogs in the restaurant',
    'Dogs wait outside the restaurant, where there is water and shade.',
    ['Can my dog come to breakfast with me?'],
  ),
  rule(
    'passport',
    'Passport of every foreign guest at check-in',
    'We must see and write down your passport when you arrive.',
    ['I do not want to hand over my ID'],
    'The law asks every hotel to keep a register of guests from abroad.',
  ),
  rule(
    'cancel',
    'Free cancellation until 6 pm the day before',
    'You may cancel free of charge until 6 pm on the day before.',
    ['My train was cancelled and I cannot come tonight, must I pay?'],
  ),
  rule('quiet', 'Quiet from 11 pm', 'Music and parties end at 11 pm.', [
    'We are celebrating, may the music go on?',
  ]),
  rule('fire', 'No candles in rooms', 'Candles, cookers and irons of your own stay out of the room.', [
    'May I light a birthday cake with candles upstairs?',
  ]),
  rule('card', 'The card that booked must be shown', 'Please show us the card you booked with.', [
    'My daughter booked for me with her credit card',
  ]),
];

describe('the navigator', () => {
  test.each([
    ['she lost the receipt for the kettle and wants her money back', 'receipt'],
    ['wants to bring back a gift, no proof of purchase', 'receipt'],
    ['guest wants to keep the room until 4 in the afternoon', 'late'],
    ['flight is late tonight, can they leave the room later', 'late'],
    ['they are here at noon already, room please', 'early'],
    ['his dog should sit with him at breakfast', 'dogs'],
    ['assistance dog in restaurant', 'dogs'],
    ['refuses to show a pasport', 'passport'],
    ['does not want to give us her ID', 'passport'],
    ['cancelling two hours before arrival because the train is cancelled', 'cancel'],
    ['does he have to pay the night, he cannot come', 'cancel'],
    ['wedding party wants music after midnight', 'quiet'],
    ['birthday candle in the room', 'fire'],
    ['brought an iron of his own', 'fire'],
    ['father arrives, the booking was on the daughter’s card', 'card'],
  ])('"%s" is about %s', (said, ruleId) => {
    expect(findRules(rules, said, { limit: 3, navigatorFit: 0.12 })[0]?.ruleId).toBe(ruleId);
  });

  test('names the situation that fits', () => {
    expect(findRules(rules, 'lost receipt', { limit: 1, navigatorFit: 0.12 })[0]?.situation).toBe(
      'I lost my receipt and want to return this',
    );
  });

  test('finds nothing where nothing fits, and nothing for empty words', () => {
    expect(findRules(rules, 'zygomorphic quux', { limit: 5, navigatorFit: 0.12 })).toEqual([]);
    expect(findRules(rules, 'of the and', { limit: 5, navigatorFit: 0.12 })).toEqual([]);
    expect(findRules(rules, '  ?! ', { limit: 5, navigatorFit: 0.12 })).toEqual([]);
    expect(findRules([], 'receipt', { limit: 5, navigatorFit: 0.12 })).toEqual([]);
  });

  test('forgives accents and slips of the keyboard', () => {
    expect(findRules(rules, 'récéipt lots', { limit: 1, navigatorFit: 0.12 })[0]?.ruleId).toBe('receipt');
    expect(findRules(rules, 'cansellation', { limit: 1, navigatorFit: 0.12 })[0]?.ruleId).toBe('cancel');
  });

  test('gives no more than was asked for, best first, from 0 to 1', () => {
    const found = findRules(rules, 'room', { limit: 2, navigatorFit: 0.12 });
    expect(found).toHaveLength(2);
    for (const { score } of findRules(rules, 'I lost my receipt and want to return this', {
      limit: 9,
      navigatorFit: 0.12,
    })) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});
