import { Archive, ArchiveRestore, Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { ApiError, explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, IconButton, TextField } from '#web/ui/index.ts';
import type { LearningFeature } from '../contract.ts';
import { sayRefused, useChangeFeature, useCreateFeature } from './api.ts';

const t = texts('learning');

/** What is looked for in every case; what no longer matters is retired, its ticks are kept. */
export function FeaturesCard({ features }: { features: readonly LearningFeature[] }) {
  const mayWrite = useMay('learning:write');
  const used = features.filter(({ isRetired }) => !isRetired);
  const retired = features.filter(({ isRetired }) => isRetired);
  return (
    <Card labelledBy="features-title">
      <CardTitle id="features-title">{t('features.title')}</CardTitle>
      <p className="mb-2 text-sm text-ink-3">{t('features.lead')}</p>
      <ul>
        {[...used, ...retired].map((feature) => (
          <FeatureLine key={feature.id} feature={feature} mayWrite={mayWrite} />
        ))}
      </ul>
      {mayWrite && <NewFeature />}
    </Card>
  );
}

function FeatureLine({ feature, mayWrite }: { feature: LearningFeature; mayWrite: boolean }) {
  const change = useChangeFeature();
  const { id, name, isRetired, cases } = feature;
  return (
    <li className="flex items-center gap-2 border-t border-line py-1.5">
      <span className={`min-w-0 flex-1 ${isRetired ? 'text-ink-3 line-through' : ''}`}>{name}</span>
      <span className="text-sm text-ink-3">{t('features.cases', { count: cases })}</span>
      {mayWrite && (
        <IconButton
          icon={isRetired ? ArchiveRestore : Archive}
          label={t(isRetired ? 'features.restore' : 'features.retire', { name })}
          className="-my-1 !text-ink-3"
          disabled={change.isPending}
          onClick={() => change.mutate({ id, isRetired: !isRetired }, { onError: sayRefused })}
        />
      )}
    </li>
  );
}

function NewFeature() {
  const create = useCreateFeature();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate({ name: name.trim() }, { onSuccess: () => setName('') });
  };
  const error = create.error instanceof ApiError ? explain(create.error, 'learning') : undefined;
  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-2">
      <TextField
        label={t('features.add')}
        placeholder={t('features.hint')}
        maxLength={120}
        value={name}
        error={error}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="submit"
        size="small"
        icon={Plus}
        busy={create.isPending}
        className="self-start pointer-coarse:min-h-11"
      >
        {t('features.save')}
      </Button>
    </form>
  );
}
