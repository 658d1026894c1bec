import { AccountSection } from '#modules/access/web/index.ts';
import { SettingsFrame } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';

const t = texts('staff');

export function Page() {
  return (
    <SettingsFrame title={t('account.title')} lead={t('account.lead')}>
      <AccountSection />
    </SettingsFrame>
  );
}
