import { Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { signOut } from '#modules/access/contract.ts';
import { call } from '../api.ts';
import { setPreferences, usePreferences, type Preferences } from '../preferences.ts';
import { useSession } from '../session.ts';
import { texts } from '../texts.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Popover } from '../ui/popover.tsx';
import { Switch } from '../ui/fields.tsx';
import { toast } from '../ui/toast.tsx';
import { explain } from '../api.ts';

const t = texts('web');

/** Who is signed in, and what is theirs to choose: the look, the keys, leaving. */
export function PersonMenu({ isFolded, onKeys }: { isFolded: boolean; onKeys: () => void }) {
  const { staff } = useSession();
  return (
    <Popover
      label={t('person.menu')}
      className="w-64"
      trigger={(props) => (
        <button
          {...props}
          type="button"
          aria-label={isFolded ? t('person.menuOf', { name: staff.name }) : undefined}
          className={classes(
            'flex items-center gap-2.5 rounded-control text-left hover:bg-sunken',
            isFolded ? 'size-9 justify-center' : 'min-h-12 px-2',
          )}
        >
          <Avatar name={staff.name} />
          {!isFolded && (
            <span className="min-w-0">
              <span className="block truncate font-strong">{staff.name}</span>
              <span className="block truncate text-xs text-ink-3">{t(`roles.${staff.role}`)}</span>
            </span>
          )}
        </button>
      )}
    >
      {(close) => (
        <div className="flex flex-col gap-1">
          <div className="px-2 pt-2 pb-1">
            <div className="truncate font-strong">{staff.name}</div>
            <div className="truncate text-sm text-ink-3">{staff.email}</div>
          </div>
          <hr className="border-line" />
          <Appearance />
          <Button
            look="quiet"
            icon={Keyboard}
            className="!justify-start"
            onClick={() => {
              close();
              onKeys();
            }}
          >
            {t('keys.title')}
          </Button>
          <SignOut />
        </div>
      )}
    </Popover>
  );
}

const looks: { id: Preferences['theme']; icon: typeof Sun }[] = [
  { id: 'system', icon: Monitor },
  { id: 'light', icon: Sun },
  { id: 'dark', icon: Moon },
];

export function Appearance() {
  const { theme, contrast, density } = usePreferences();
  return (
    <div className="flex flex-col gap-3 p-2">
      <div role="radiogroup" aria-label={t('person.look')} className="flex rounded-control bg-sunken p-0.5">
        {looks.map((look) => (
          <button
            key={look.id}
            type="button"
            role="radio"
            aria-checked={theme === look.id}
            onClick={() => setPreferences({ theme: look.id })}
            className={classes(
              'flex min-h-8 flex-1 items-center justify-center gap-1.5 rounded-[6px] text-sm pointer-coarse:min-h-11',
              theme === look.id ? 'bg-surface font-strong shadow-quiet' : 'text-ink-2',
            )}
          >
            <look.icon aria-hidden className="lucide !size-3.5" />
            {t(`person.looks.${look.id}`)}
          </button>
        ))}
      </div>
      <Switch
        label={t('person.contrast')}
        isOn={contrast === 'more'}
        onChange={(isOn) => setPreferences({ contrast: isOn ? 'more' : 'system' })}
      />
      <Switch
        label={t('person.compact')}
        isOn={density === 'compact'}
        onChange={(isOn) => setPreferences({ density: isOn ? 'compact' : 'comfortable' })}
      />
    </div>
  );
}

export function SignOut() {
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: () => location.assign('/sign-in'),
    onError: (error) => toast({ text: explain(error), tone: 'bad' }),
  });
  return (
    <Button
      look="quiet"
      icon={LogOut}
      className="!justify-start"
      busy={leave.isPending}
      onClick={() => leave.mutate()}
    >
      {t('person.signOut')}
    </Button>
  );
}
