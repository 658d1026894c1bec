import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BookOpenCheck } from 'lucide-react';
import { changeRule } from '#modules/rules/contract.ts';
import { call, explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, toast } from '#web/ui/index.ts';
import type { Request } from '../contract.ts';
import { saidSo } from './api.ts';

const t = texts('extras');

/** One key: the rule stands on the page from now on, so that the next customer has been told. */
export function PutRuleOnPage({ request }: { request: Request }) {
  const mayManage = useMay('rules:manage');
  const client = useQueryClient();
  const tell = useMutation({
    mutationFn: (id: string) => call(changeRule, { id, isTold: true, untoldBecause: '' }),
    onSuccess: () => saidSo('answer.onPage'),
    onError: (error) => toast({ text: explain(error, 'rules'), tone: 'bad' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['rules'] }),
  });
  const { rule } = request;
  if (!rule) return null;
  if (!mayManage) return <p className="text-ink-2">{t('answer.askManager')}</p>;
  return (
    <Button
      look="primary"
      icon={BookOpenCheck}
      busy={tell.isPending}
      disabled={tell.isSuccess}
      onClick={() => tell.mutate(rule.id)}
    >
      {t(tell.isSuccess ? 'answer.isOnPage' : 'answer.putOnPage')}
    </Button>
  );
}
