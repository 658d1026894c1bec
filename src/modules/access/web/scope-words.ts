import { texts } from '#web/texts.ts';

const t = texts('access');

/** Permissions are written `noun:verb`, and a colon would mean a namespace in the catalogue. */
export function scopeWords(scope: string): string {
  return scope === 'all' ? t('keys.mayAll') : t(`keys.scope.${scope.replace(':', '_')}`);
}
