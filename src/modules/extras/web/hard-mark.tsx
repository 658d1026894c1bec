import { HeartCrack } from 'lucide-react';
import type { Message } from '#modules/conversations/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { IconButton } from '#web/ui/index.ts';
import { saidSo, useHardMarks, useMarkHard } from './api.ts';

const t = texts('extras');

/** One tap, private: this one took something out of me. It is only ever counted. */
export function HardMark({ message }: { message: Message }) {
  const mayWrite = useMay('extras:write');
  const marked = useHardMarks(message.conversationId);
  const mark = useMarkHard();
  if (!mayWrite || message.direction !== 'in' || message.kind === 'note' || !marked) return null;
  const isHard = marked.includes(message.id);
  return (
    <IconButton
      icon={HeartCrack}
      label={t(isHard ? 'hard.undo' : 'hard.mark')}
      aria-pressed={isHard}
      disabled={mark.isPending}
      className={`-my-2 !size-8 pointer-coarse:!size-11 ${isHard ? '!text-bad' : '!text-ink-3'}`}
      onClick={() =>
        mark.mutate(
          { messageId: message.id, isHard: !isHard },
          { onSuccess: () => !isHard && saidSo('hard.marked') },
        )
      }
    />
  );
}
