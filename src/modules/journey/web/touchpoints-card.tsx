import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, IconButton, Pill } from '#web/ui/index.ts';
import { stage, type Touchpoint } from '../contract.ts';
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
            <ul>
              {touchpoints
                .filter((touchpoint) => touchpoint.stage === one)
                .map((touchpoint) => (
                  <li key={touchpoint.id} className="flex min-h-9 items-center gap-2 border-t border-line">
                    <span className="min-w-0 flex-1">
                      {touchpoint.name}
                      {touchpoint.status === 'retired' && (
                        <>
                          {' '}
                          <Pill>{t('isRetired')}</Pill>
                        </>
                      )}
                    </span>
                    {mayManage && (
                      <IconButton
                        icon={Pencil}
                        label={t('changeOf', { name: touchpoint.name })}
                        onClick={() => setOpen(touchpoint)}
                      />
                    )}
                  </li>
                ))}
            </ul>
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
