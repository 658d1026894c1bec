import { useShownKeys } from '../keys.ts';
import { setPreferences, usePreferences } from '../preferences.ts';
import { texts } from '../texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Switch } from '../ui/fields.tsx';
import { Kbd } from '../ui/kbd.tsx';

const t = texts('web');

/** All keys that hold on the screen behind, and the switch that silences single keys. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const keys = useShownKeys();
  const preference = usePreferences();
  return (
    <Dialog title={t('keys.title')} onClose={onClose} shape="wide">
      <dl className="mb-5 grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {keys.map((binding) => (
          <div key={binding.keys} className="flex min-h-8 items-center gap-3 border-b border-line">
            <dt className="flex-1">{binding.does}</dt>
            <dd>
              <Kbd keys={binding.keys} />
              <span className="sr-only">{binding.keys}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t('keys.single')}
        hint={t('keys.singleHint')}
        isOn={preference.keys === 'on'}
        onChange={(isOn) => setPreferences({ keys: isOn ? 'on' : 'off' })}
      />
    </Dialog>
  );
}
