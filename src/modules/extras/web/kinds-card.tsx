import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Checkbox, Dialog, IconButton, Pill, TextField } from '#web/ui/index.ts';
import type { ExtraKind } from '../contract.ts';
import { useBasics, useChangeKind, useCreateKind, useExtraKinds } from './api.ts';

const t = texts('extras');

/** The kinds of extra we give, and the basics each may spoil. */
export function KindsCard() {
  const mayManage = useMay('settings:manage');
  const kinds = useExtraKinds('all').data?.data ?? [];
  const [open, setOpen] = useState<ExtraKind | 'new'>();
  if (kinds.length === 0 && !mayManage) return null;
  return (
    <Card labelledBy="kinds-title">
      <CardTitle id="kinds-title">{t('kinds.title')}</CardTitle>
      {kinds.length === 0 && <p className="text-ink-3">{t('kinds.none')}</p>}
      <ul>
        {kinds.map((kind) => (
          <li
            key={kind.id}
            className="flex min-h-10 flex-wrap items-center gap-x-2 border-t border-line py-1"
          >
            <span className={kind.status === 'retired' ? 'text-ink-3' : ''}>{kind.name}</span>
            {kind.status === 'retired' && <Pill>{t('kinds.retired')}</Pill>}
            {kind.impairs.map((element) => (
              <Pill key={element.id} tone={element.isLookedAt ? 'plain' : 'watch'}>
                {t(element.isLookedAt ? 'kinds.impairs' : 'kinds.impairsOpen', { name: element.name })}
              </Pill>
            ))}
            <span className="flex-1" />
            <span className="text-sm text-ink-3">{t('kinds.given', { count: kind.given })}</span>
            {mayManage && (
              <IconButton
                icon={Pencil}
                label={t('kinds.changeOf', { name: kind.name })}
                onClick={() => setOpen(kind)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayManage && (
        <Button
          size="small"
          icon={Plus}
          className="mt-2 pointer-coarse:min-h-11"
          onClick={() => setOpen('new')}
        >
          {t('kinds.add')}
        </Button>
      )}
      {open && <KindDialog kind={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function KindDialog({ kind, onClose }: { kind: ExtraKind | undefined; onClose: () => void }) {
  const create = useCreateKind();
  const change = useChangeKind();
  const basics = useBasics().data?.data ?? [];
  const submit = (values: FormData) => {
    const given = {
      name: textIn(values, 'name'),
      impairs: values.getAll('impairs').map(String),
    };
    if (!kind) return create.mutate(given, { onSuccess: onClose });
    const status = values.get('retired') ? ('retired' as const) : ('live' as const);
    return change.mutate({ id: kind.id, ...given, status }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t(kind ? 'kinds.change' : 'kinds.add')} onClose={onClose}>
      <SettingsForm
        namespace="extras"
        error={create.error ?? change.error}
        isBusy={create.isPending || change.isPending}
        onSubmit={submit}
      >
        <TextField name="name" label={t('kinds.name')} defaultValue={kind?.name} maxLength={120} />
        <fieldset>
          <legend className="font-strong">{t('kinds.mayImpair')}</legend>
          <p className="mb-1 text-sm text-ink-3">{t('kinds.mayImpairHint')}</p>
          {basics.map((element) => (
            <Checkbox
              key={element.id}
              name="impairs"
              value={element.id}
              label={element.name}
              defaultChecked={kind?.impairs.some(({ id }) => id === element.id) ?? false}
            />
          ))}
        </fieldset>
        {kind && (
          <Checkbox name="retired" label={t('kinds.retire')} defaultChecked={kind.status === 'retired'} />
        )}
      </SettingsForm>
    </Dialog>
  );
}
