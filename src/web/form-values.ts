/** What stands in one field, without the blanks around it; nothing when the field is not shown. */
export function textIn(values: FormData, name: string): string {
  return String(values.get(name) ?? '').trim();
}
