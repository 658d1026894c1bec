/** An amount as it is typed, in minor units; nothing typed, or no amount, is nothing. */
export function minorOfAmount(text: string, currency: string): number {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const value = Number(text.trim().replace(/\s/g, '').replace(',', '.'));
  return Number.isFinite(value) && value > 0 ? Math.round(value * 10 ** digits) : 0;
}
