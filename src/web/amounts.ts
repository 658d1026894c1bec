/** Minor units as a person would type them in this currency: 480000 pence are `4800`, 480050 are `4800.50`. */
export function majorOf(minor: number | null, currency: string): string {
  if (minor === null) return '';
  const digits = digitsOf(currency);
  const major = minor / 10 ** digits;
  return Number.isInteger(major) ? String(major) : major.toFixed(digits);
}

/** What was typed, in minor units: nothing typed is null, and what is no amount is undefined. */
export function minorOf(text: string, currency: string): number | null | undefined {
  const clean = text.replaceAll(/[\s']/g, '');
  if (clean === '') return null;
  // One comma before two digits at the end is a decimal sign; any other comma groups thousands.
  const plain = /,\d{1,2}$/.test(clean)
    ? clean.replaceAll('.', '').replace(',', '.')
    : clean.replaceAll(',', '');
  if (!/^\d{1,12}(\.\d{1,3})?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 10 ** digitsOf(currency));
}

function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
