import { Navigate } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { PageFrame } from '#web/ui/index.ts';
import { SettingsLinks } from './settings-links.tsx';

const t = texts('workspace');

/** On a phone a page of links; where the list stands beside every page, the first of them. */
export function Page() {
  if (window.matchMedia('(min-width: 48rem)').matches) return <Navigate to="/settings/workspace" replace />;
  return (
    <PageFrame title={t('settings.title')} width="reading">
      <SettingsLinks look="page" />
    </PageFrame>
  );
}
