/** A score as people write it, `9,6` included; undefined for what is none. */
export function scoreIn(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || Number.isNaN(value) || value < 0 || value > 10) return undefined;
  return Math.round(value * 10) / 10;
}
