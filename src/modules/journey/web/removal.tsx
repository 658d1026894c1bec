import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, call, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, toast } from '#web/ui/index.ts';
import { deleteElementEndpoint, deleteTouchpointEndpoint, type Use } from '../contract.ts';

const t = texts('journey');

/** A refusal in words, with what is in the way: "3 checks, 1 promise (Quiet after ten)". */
export function explainUses(error: unknown): string {
  const found = error instanceof ApiError ? error.facts?.['uses'] : undefined;
  if (!(error instanceof ApiError) || !Array.isArray(found)) return explain(error, 'journey');
  // The refusals of this module hand over uses in the shape of its contract.
  const uses = (found as Use[]).map(({ kind, count, examples }) => {
    const what = t(`uses.${kind}`, { count });
    const names = examples.map(({ name }) => name).join(', ');
    return names === '' ? what : t('useNamed', { what, names });
  });
  return t(`errors.${error.code}`, { uses: uses.join(', ') });
}

interface DeleteButtonProps {
  of: 'element' | 'touchpoint';
  id: string;
  onDone: () => void;
}

/** Deletes what nothing points at; otherwise says what does. */
export function DeleteButton({ of, id, onDone }: DeleteButtonProps) {
  const client = useQueryClient();
  const endpoint = of === 'element' ? deleteElementEndpoint : deleteTouchpointEndpoint;
  const remove = useMutation({
    mutationFn: () => call(endpoint, { id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['elements'] });
      void client.invalidateQueries({ queryKey: ['touchpoints'] });
      toast({ text: t('deleted'), tone: 'good' });
      onDone();
    },
    onError: (error) => toast({ text: explainUses(error), tone: 'bad' }),
  });
  return (
    <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
      {t('delete')}
    </Button>
  );
}
