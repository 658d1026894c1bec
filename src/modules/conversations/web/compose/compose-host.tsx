import { lazy, Suspense } from 'react';
import { useKeys } from '#web/keys.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { closeCompose, compose, useBegun } from './compose.ts';

const t = texts('conversations');
const ComposeDialog = lazy(async () => ({ default: (await import('./compose-dialog.tsx')).ComposeDialog }));

/** A new conversation can be begun on every screen, by key and from the palette. */
export function ComposeHost() {
  const mayWrite = useMay('conversations:write');
  const begun = useBegun();
  useKeys(mayWrite ? [{ keys: 'c', does: t('compose.title'), run: () => compose() }] : []);
  if (!mayWrite || !begun) return null;
  return (
    <Suspense fallback={null}>
      <ComposeDialog begun={begun} onClose={closeCompose} />
    </Suspense>
  );
}
