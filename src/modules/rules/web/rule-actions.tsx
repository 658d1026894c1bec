import { Flag, Gavel, Pencil } from 'lucide-react';
import { useState } from 'react';
import { explain } from '#web/api.ts';
import { useMay, useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, toast } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';
import { hasEnded, holds } from '../logic.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { FlagDialog } from './flag-dialog.tsx';
import { useOpenReview } from './life-api.ts';
import { RuleDialog } from './rule-dialog.tsx';

const t = texts('rules');

/** What can be done with one rule: say that it gets in the way, bring it up or decide it, change its words. */
export function RuleActions({ rule }: { rule: Rule }) {
  const [open, setOpen] = useState<'flag' | 'change' | 'decide'>();
  const { staff } = useSession();
  const mayManage = useMay('rules:manage');
  const mayFlag = useMay('rules:flag');
  const bringUp = useOpenReview();
  // What is at the gate holds nobody up yet, and what has ended no more.
  const isMet = !hasEnded(rule.status) && (holds(rule.status) || !rule.isNew);
  const decides = mayManage || (mayFlag && rule.owner?.id === staff.id);
  const close = () => setOpen(undefined);
  return (
    <>
      {mayFlag && isMet && (
        <Button icon={Flag} onClick={() => setOpen('flag')}>
          {t('life.flag.act')}
        </Button>
      )}
      {decides && isMet && !rule.review && (
        <Button
          icon={Gavel}
          busy={bringUp.isPending}
          onClick={() =>
            bringUp.mutate(rule.id, {
              onError: (error) => toast({ text: explain(error, 'rules'), tone: 'bad' }),
            })
          }
        >
          {t('life.bringUp')}
        </Button>
      )}
      {mayManage && (
        <Button icon={Pencil} onClick={() => setOpen('change')}>
          {t('life.change')}
        </Button>
      )}
      {decides && rule.review && (
        <Button look="primary" icon={Gavel} onClick={() => setOpen('decide')}>
          {t('life.decide.do')}
        </Button>
      )}
      {open === 'change' && <RuleDialog rule={rule} onClose={close} />}
      {open === 'flag' && <FlagDialog rule={rule} onClose={close} />}
      {open === 'decide' && rule.review && (
        <DecideDialog review={{ id: rule.review.id, rule }} onClose={close} />
      )}
    </>
  );
}
