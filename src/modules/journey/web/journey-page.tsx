import { SettingsFrame } from '#modules/workspace/web/index.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { useElements, useTouchpoints } from './api.ts';
import { ElementsCard } from './elements-card.tsx';
import { TouchpointsCard } from './touchpoints-card.tsx';

const t = texts('journey');

/** The moments customers live through with us, and the qualities they judge us by. */
export function Page() {
  const touchpoints = useTouchpoints();
  const elements = useElements();
  const mayManage = useMay('settings:manage');
  const error = touchpoints.error ?? elements.error;
  const moments = touchpoints.data?.data;
  const retry = () => {
    void touchpoints.refetch();
    void elements.refetch();
  };
  return (
    <SettingsFrame title={t('journey.title')} lead={t('journey.lead')}>
      {error && <ErrorState error={error} namespace="journey" onRetry={retry} />}
      {!error && !(moments && elements.data) && <SkeletonRows rows={6} />}
      {moments && elements.data && (
        <>
          <ElementsCard
            pillar="core"
            elements={elements.data.data}
            core={elements.data.core}
            touchpoints={moments}
            mayManage={mayManage}
          />
          <ElementsCard
            pillar="experience"
            elements={elements.data.data}
            core={elements.data.core}
            touchpoints={moments}
            mayManage={mayManage}
          />
          <TouchpointsCard touchpoints={moments} mayManage={mayManage} />
        </>
      )}
    </SettingsFrame>
  );
}
