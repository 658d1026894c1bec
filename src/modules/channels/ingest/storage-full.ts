/** No room left, on the disk of the files or on the one of the database (PostgreSQL 53100). */
export function isStorageFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:ENOSPC|EDQUOT|53100)$/.test(String(error.code));
}
