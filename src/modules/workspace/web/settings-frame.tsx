import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { texts } from '#web/texts.ts';
import { PageFrame } from '#web/ui/index.ts';
import { SettingsLinks } from './settings-links.tsx';

const t = texts('workspace');

interface SettingsFrameProps {
  title: string;
  /** One sentence: what is set here and what follows from it. */
  lead?: string;
  beside?: ReactNode;
  actions?: ReactNode;
  /** Where the way back leads, for a page below one of the list. */
  back?: { to: string; text: string };
  children: ReactNode;
}

/** A page of the settings: the list of all beside it, or on a phone one step back. */
export function SettingsFrame({ title, lead, beside, actions, back, children }: SettingsFrameProps) {
  const way = back ?? { to: '/settings', text: t('settings.title') };
  return (
    <div className="flex h-full">
      <div className="scroll-quiet hidden w-56 flex-none overflow-y-auto border-r border-line px-3 py-6 md:block">
        <p className="px-2.5 pb-3 text-lg font-bold">{t('settings.title')}</p>
        <SettingsLinks look="side" />
      </div>
      <div className="min-w-0 flex-1">
        <PageFrame title={title} beside={beside} actions={actions} width="reading">
          <Link
            to={way.to}
            className={`-mt-2 inline-flex min-h-8 items-center gap-1 self-start text-ink-2 no-underline hover:underline pointer-coarse:min-h-11 ${back ? '' : 'md:hidden'}`}
          >
            <ChevronLeft aria-hidden className="lucide" />
            {way.text}
          </Link>
          {lead && <p className="-mt-2 max-w-prose text-ink-2">{lead}</p>}
          {children}
        </PageFrame>
      </div>
    </div>
  );
}
