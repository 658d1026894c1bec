import { useNavigate, useSearch } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { PageFrame, Tabs } from '#web/ui/index.ts';
import { BarriersPart } from './barriers-part.tsx';
import { CasesPart } from './cases-part.tsx';
import { EffectPart } from './effect-part.tsx';

const t = texts('learning');
const tabs = ['recovery', 'cases', 'barriers'] as const;
type Tab = (typeof tabs)[number];

/** Claims of service books, tried on our own figures; what is too little to say is said so. */
export function Page() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const selected = tabs.find((tab) => tab === search['tab']) ?? 'recovery';
  const show = (tab: Tab) => void navigate({ to: '.', search: { tab }, replace: true });
  return (
    <PageFrame title={t('page.title')} beside={<p className="text-ink-3">{t('page.lead')}</p>}>
      <Tabs
        label={t('page.tabs')}
        selected={selected}
        onSelect={show}
        tabs={tabs.map((id) => ({ id, label: t(`page.tab.${id}`) }))}
      >
        <div className="mt-4 flex flex-col gap-4">
          {selected === 'recovery' && <EffectPart />}
          {selected === 'cases' && <CasesPart />}
          {selected === 'barriers' && <BarriersPart />}
        </div>
      </Tabs>
    </PageFrame>
  );
}
