import { Compass } from 'lucide-react';
import { texts } from '../texts.ts';
import { ButtonLink } from '../ui/button.tsx';
import { usePageTitle } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';

const t = texts('web');

export function NotFound() {
  usePageTitle(t('notFound.title'));
  return (
    <main className="flex h-dvh">
      <EmptyState
        heading="h1"
        icon={Compass}
        title={t('notFound.title')}
        action={<ButtonLink to="/">{t('notFound.back')}</ButtonLink>}
      >
        {t('notFound.text')}
      </EmptyState>
    </main>
  );
}
