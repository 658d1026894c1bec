import { Plus } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle } from '#web/ui/index.ts';
import { stage, type Touchpoint } from '../contract.ts';
import { StageList } from './stage-list.tsx';
import { TouchpointDialog } from './touchpoint-dialog.tsx';

const t = texts('journey');

/** Before, during and after the purchase, side by side as a customer walks through them. */
export function TouchpointsCard({
  touchpoints,
  mayManage,
}: {
  touchpoints: readonly Touchpoint[];
  mayManage: boolean;
}) {
  const [open, setOpen] = useState<Touchpoint | 'new'>();
  return (
    <Card labelledBy="touchpoints">
      <CardTitle id="touchpoints">{t('touchpoints.title')}</CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t('touchpoints.lead')}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        {stage.options.map((one) => (
          <div key={one}>
            <h3 className="mb-1 font-strong">{t(`stages.${one}`)}</h3>
            <StageList
              touchpoints={touchpoints.filter((touchpoint) => touchpoint.stage === one)}
              {...(mayManage ? { onChange: setOpen } : {})}
            />
          </div>
        ))}
      </div>
      {mayManage && (
        <Button className="mt-3" icon={Plus} onClick={() => setOpen('new')}>
          {t('touchpoints.add')}
        </Button>
      )}
      {open && (
        <TouchpointDialog
          onClose={() => setOpen(undefined)}
          {...(open === 'new' ? {} : { touchpoint: open })}
        />
      )}
    </Card>
  );
}
