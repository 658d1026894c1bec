import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Switch, toast } from '#web/ui/index.ts';
import type { Settings } from '../contract.ts';
import { useChangeWorkspace } from './api.ts';

const t = texts('workspace');

/** Whether pictures on other servers wait until somebody wants to see them. */
export function PictureSettings({ settings }: { settings: Settings }) {
  const change = useChangeWorkspace();
  return (
    <Card labelledBy="pictures">
      <CardTitle id="pictures">{t('pictures.title')}</CardTitle>
      <Switch
        label={t('pictures.label')}
        hint={t('pictures.hint')}
        isOn={change.variables?.settings?.showPictures ?? settings.showPictures}
        onChange={(showPictures) =>
          change.mutate(
            { settings: { showPictures } },
            { onError: (error) => toast({ text: explain(error, 'workspace'), tone: 'bad' }) },
          )
        }
      />
    </Card>
  );
}
