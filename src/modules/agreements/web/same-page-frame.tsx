import type { ReactNode } from 'react';
import { allSamePageTabs } from '#web/screens.ts';
import { useSession } from '#web/session.ts';
import { texts, word } from '#web/texts.ts';
import { PageFrame, PageTabs } from '#web/ui/index.ts';

const t = texts('agreements');

interface SamePageFrameProps {
  /** The address of the tab this is, as its module named it. */
  tab: string;
  /** One sentence: what stands here and what follows from it. */
  lead?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** *Same page*: one heading over the tabs that the modules brought, each a screen of its own. */
export function SamePageFrame({ tab, lead, actions, children }: SamePageFrameProps) {
  const { permissions } = useSession();
  const tabs = allSamePageTabs.filter(({ permission }) => permissions.includes(permission));
  return (
    <PageFrame title={t('frame.title')} actions={actions}>
      <PageTabs
        label={t('frame.tabs')}
        at={tab}
        tabs={tabs.map(({ to, text }) => ({ to, label: word(text) }))}
      />
      {lead && <p className="-mt-1 max-w-prose text-ink-2">{lead}</p>}
      {children}
    </PageFrame>
  );
}
