/** What the navigator reads of a rule. */
export interface Findable {
  ruleId: string;
  staffWording: string;
  customerSentence: string;
  why: string;
  situations: readonly string[];
}

export interface Found {
  ruleId: string;
  /** From 0 to 1: the share of what was said, by the weight of its words, that the rule speaks of too. */
  score: number;
  situation: string | null;
}

/** Words that stand in every sentence and say nothing of what it is about. */
const empty = new Set(
  (
    'a an and are as at be been but by can could did do does for from get had has have he her his how i if in into is it ' +
    'its just may me my no not of on or our out she should so than that the their them then there they this to up us ' +
    'want wants was we were what when where which who will with would you your yours am im ive any some still let like please one ' +
    'come comes give gives go goes make makes show shows shown take takes tell tells say says refuse refuses guest customer'
  ).split(' '),
);

/** A situation is how customers speak, so it is worth more than our own words for it. */
const weights = { situation: 1, sentence: 0.85, wording: 0.85, why: 0.5 } as const;

/**
 * The rules that fit a situation as a customer describes it, the best first. Words that many rules share count for
 * little. Two words are alike when they are the same, when one begins the other ("refund", "refunded"), or when most of
 * their letter pairs are the same, which forgives slips of the keyboard.
 */
export function findRules(
  rules: readonly Findable[],
  said: string,
  { limit, navigatorFit }: { limit: number; navigatorFit: number },
): Found[] {
  const asked = wordsOf(said);
  if (asked.length === 0) return [];
  const read = rules.map((rule) => ({ rule, parts: partsOf(rule) }));
  const texts = read.map(({ parts }) => new Set(parts.flatMap(({ words }) => words)));
  const weight = new Map(asked.map((word) => [word, rarity(word, texts)]));
  return read
    .map(({ rule, parts }) => scoreOf(rule, parts, weight))
    .filter(({ score }) => score >= navigatorFit)
    .toSorted((a, b) => b.score - a.score || a.ruleId.localeCompare(b.ruleId))
    .slice(0, limit);
}

interface Part {
  kind: keyof typeof weights;
  text: string;
  words: string[];
}

function partsOf(rule: Findable): Part[] {
  const part = (kind: Part['kind'], text: string): Part => ({ kind, text, words: wordsOf(text) });
  return [
    ...rule.situations.map((text) => part('situation', text)),
    part('sentence', rule.customerSentence),
    part('wording', rule.staffWording),
    part('why', rule.why),
  ];
}

function scoreOf(rule: Findable, parts: readonly Part[], weight: ReadonlyMap<string, number>): Found {
  const total = [...weight.values()].reduce((sum, one) => sum + one, 0);
  const best = new Map<string, number>();
  let situation: string | null = null;
  let situationScore = 0;
  for (const part of parts) {
    let own = 0;
    for (const [word, worth] of weight) {
      const fit = Math.max(0, ...part.words.map((other) => likeness(word, other))) * weights[part.kind];
      own += fit * worth;
      best.set(word, Math.max(best.get(word) ?? 0, fit));
    }
    if (part.kind === 'situation' && own > situationScore) {
      situation = part.text;
      situationScore = own;
    }
  }
  const spread = [...weight].reduce((sum, [word, worth]) => sum + (best.get(word) ?? 0) * worth, 0);
  // Words that come together in one situation mean more than the same words strewn over the whole rule.
  const score = total === 0 ? 0 : (0.6 * spread + 0.4 * situationScore) / total;
  return { ruleId: rule.ruleId, score, situation: situationScore >= 0.25 * total ? situation : null };
}

/** How much a word tells one rule from the others; a word of no rule tells a little about all of them. */
function rarity(word: string, texts: readonly ReadonlySet<string>[]): number {
  const holding = texts.filter((words) => [...words].some((other) => likeness(word, other) >= 0.7)).length;
  return holding === 0 ? 0.4 : 0.3 + Math.log(1 + texts.length / holding);
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/['’]/g, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 1 && !empty.has(word)))];
}

function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.startsWith(short)) return 0.9;
  if (short.length >= 3 && long.startsWith(short) && long.length - short.length <= 2) return 0.9;
  if (short.length < 5) return 0;
  const pairs = pairsOf(a);
  const others = pairsOf(b);
  const shared = pairs.filter((pair) => others.includes(pair)).length;
  const dice = (2 * shared) / (pairs.length + others.length);
  return dice >= 0.65 ? dice * 0.9 : 0;
}

function pairsOf(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}
