import { texts } from '#web/texts.ts';
import { Card } from '#web/ui/index.ts';
import { Navigator } from './navigator.tsx';
import { RulesFrame } from './rules-frame.tsx';

const t = texts('rules');

/** The navigator on a screen of its own, for whoever has a customer at the counter or on the telephone. */
export function Page() {
  return (
    <RulesFrame at="/rules/find" lead={t('life.navigator.lead')}>
      <Card className="max-w-3xl">
        <Navigator />
      </Card>
    </RulesFrame>
  );
}
