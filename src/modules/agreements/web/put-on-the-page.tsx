import { useQueryClient } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import { putOnThePage } from '../contract/beside.ts';
import { useDoing } from './api.ts';

const t = texts('agreements');

interface PutOnThePageProps {
  customerId: string;
  ruleId: string;
}

/** One key: the rule goes on the draft of the page with this customer, and customers are told of it from now on. */
export function PutOnThePage({ customerId, ruleId }: PutOnThePageProps) {
  const mayWrite = useMay('agreements:write');
  const client = useQueryClient();
  const put = useDoing(putOnThePage, t('put.done'));
  if (!mayWrite) return null;
  return (
    <Button
      size="small"
      icon={FilePlus2}
      className="pointer-coarse:min-h-11"
      busy={put.isPending}
      disabled={put.isSuccess}
      onClick={() =>
        put.mutate(
          { id: customerId, ruleId },
          { onSuccess: () => void client.invalidateQueries({ queryKey: ['rules'] }) },
        )
      }
    >
      {t(put.isSuccess ? 'put.there' : 'put.do')}
    </Button>
  );
}
