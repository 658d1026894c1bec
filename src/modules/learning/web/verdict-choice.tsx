import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';

const t = texts('learning');
const icons = { great: ThumbsUp, awful: ThumbsDown } as const;

interface VerdictChoiceProps {
  value: 'great' | 'awful' | undefined;
  onChange: (value: 'great' | 'awful') => void;
  isBusy?: boolean;
}

/** Great or awful: nothing between, because what lies between separates nothing. */
export function VerdictChoice({ value, onChange, isBusy = false }: VerdictChoiceProps) {
  return (
    <div role="group" aria-label={t('cases.verdict')} className="flex gap-2">
      {(['great', 'awful'] as const).map((verdict) => (
        <Button
          key={verdict}
          icon={icons[verdict]}
          aria-pressed={value === verdict}
          disabled={isBusy}
          className={`flex-1 pointer-coarse:min-h-11 ${value === verdict ? (verdict === 'great' ? '!border-good !bg-good-soft !text-good' : '!border-bad !bg-bad-soft !text-bad') : ''}`}
          onClick={() => onChange(verdict)}
        >
          {t(`verdict.${verdict}`)}
        </Button>
      ))}
    </div>
  );
}
