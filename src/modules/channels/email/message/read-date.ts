/**
 * The Date field of RFC 5322 with its obsolete forms, and the few other notations that real programs send.
 * `Date.parse` is not used: it reads a missing zone as the zone of our server and accepts nonsense.
 */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes east of Greenwich. All other letters mean "unknown" and count as UTC (RFC 5322 section 4.3). */
const namedZones: Record<string, number> = {
  edt: -240,
  est: -300,
  cdt: -300,
  cst: -360,
  mdt: -360,
  mst: -420,
  pdt: -420,
  pst: -480,
  cet: 60,
  met: 60,
  cest: 120,
  mest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  bst: 60,
  jst: 540,
  kst: 540,
};

const dayFirst = /\b(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*\.?[ -](\d{2,4})\b/;
const monthFirst =
  /\b([A-Za-z]{3})[A-Za-z]* (\d{1,2}),? (?:\d{1,2}:\d{2}(?::\d{2})? (?:[A-Z]{2,4} )?)?(\d{4})\b/;
const yearFirst = /\b(\d{4})-(\d{2})-(\d{2})(?=[T ]|$)/;
const clock = /(?:^|[ T])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?/;
const offset = /([+-])(\d{2}):?(\d{2})/;

/** The instant, or null when it is missing, unreadable or outside 1980 to 2099. */
export function readDate(field: string | undefined): Date | null {
  if (!field) return null;
  const text = field
    .slice(0, 200)
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const day = readDay(text);
  if (!day) return null;
  const { year, month, date, rest } = day;
  const time = clock.exec(rest);
  const [hour, minute, second] = [1, 2, 3].map((group) => Number(time?.[group] ?? 0));
  if (hour === undefined || minute === undefined || second === undefined) return null;
  if (year < 1980 || year > 2099 || hour > 24 || minute > 59 || second > 60) return null;
  const midnight = new Date(Date.UTC(year, month, date));
  if (midnight.getUTCMonth() !== month) return null;
  // A leap second (:60) has no instant of its own in our clocks.
  const minutes = hour * 60 + minute - readZone(time ? rest.slice(time.index + time[0].length) : '');
  return new Date(midnight.getTime() + minutes * 60_000 + Math.min(second, 59) * 1000);
}

/** `rest` is what remains when the day is taken out: a day such as 10-12-2024 would look like a zone. */
function readDay(text: string): { year: number; month: number; date: number; rest: string } | null {
  const iso = yearFirst.exec(text);
  if (iso) {
    return {
      year: Number(iso[1]),
      month: Number(iso[2]) - 1,
      date: Number(iso[3]),
      rest: without(text, iso),
    };
  }
  const usual = dayFirst.exec(text);
  if (usual) {
    const month = months.indexOf((usual[2] ?? '').toLowerCase());
    if (month < 0) return null;
    return { year: fullYear(usual[3] ?? ''), month, date: Number(usual[1]), rest: without(text, usual) };
  }
  const unix = monthFirst.exec(text);
  const month = months.indexOf((unix?.[1] ?? '').toLowerCase());
  if (!unix || month < 0) return null;
  return { year: Number(unix[3]), month, date: Number(unix[2]), rest: text };
}

function without(text: string, match: RegExpExecArray): string {
  const separator = text[match.index + match[0].length] === 'T' ? '' : ' ';
  return text.slice(0, match.index) + separator + text.slice(match.index + match[0].length);
}

/** RFC 5322 section 4.3: two digits below 50 are 20xx, all other years of two or three digits are 19xx. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length >= 4) return year;
  return year < 50 && digits.length === 2 ? 2000 + year : 1900 + year;
}

function readZone(text: string): number {
  const numeric = offset.exec(text);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
    return minutes > 14 * 60 ? 0 : numeric[1] === '-' ? -minutes : minutes;
  }
  const name = /[A-Za-z]+/.exec(text)?.[0].toLowerCase() ?? '';
  return Object.hasOwn(namedZones, name) ? (namedZones[name] ?? 0) : 0;
}
