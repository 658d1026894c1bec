import { GraduationCap, Lock } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Button, ButtonLink, Card, EmptyState } from '#web/ui/index.ts';
import { useChoose, type Choice } from './choice.ts';

const t = texts('report-cards');

/** Teaches what a mark rests on, with the one step that helps here. */
export function NothingYet({ choice }: { choice: Choice }) {
  const choose = useChoose();
  const isLong = choice.period.kind === 'rolling';
  return (
    <Card>
      <EmptyState
        icon={GraduationCap}
        title={t(isLong ? 'nothing.title' : 'nothing.titleHere')}
        action={
          !isLong ? (
            <Button look="primary" onClick={() => choose({ period: '12m' })}>
              {t('nothing.longer')}
            </Button>
          ) : choice.subjectType === 'workspace' ? (
            <ButtonLink to="/today" look="primary">
              {t('nothing.check')}
            </ButtonLink>
          ) : undefined
        }
      >
        {t('nothing.text')}
      </EmptyState>
    </Card>
  );
}

/** A person's figures are theirs alone until there are enough of them to be fair. */
export function Withheld({ n, needed }: { n: number; needed: number }) {
  return (
    <Card>
      <EmptyState icon={Lock} title={t('withheld.title')}>
        {t('withheld.text', { n, needed })}
      </EmptyState>
    </Card>
  );
}
