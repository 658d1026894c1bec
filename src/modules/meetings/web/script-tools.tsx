import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listAgreements } from '#modules/agreements/contract.ts';
import { call } from '#web/api.ts';
import { allRoutes } from '#web/screens.ts';
import { texts } from '#web/texts.ts';
import type { ScriptQuestion } from '../contract.ts';

const t = texts('meetings');
const sheet = '/customers/$customerId/trade-off';
const page = '/same-page/agreements/$agreementId';
const has = (path: string) => allRoutes.some((route) => route.path === path);

/** What one shows at a question: the sheet of what waits for what, and the page between us to be changed. */
export function ScriptTool({ question, customerId }: { question: ScriptQuestion; customerId: string }) {
  if (question === 'trade' && has(sheet))
    return (
      <Link to={sheet} params={{ customerId }} className="text-accent">
        {t('script.openSheet')}
      </Link>
    );
  if (question === 'page' && has(page)) return <PageLink customerId={customerId} />;
  return null;
}

function PageLink({ customerId }: { customerId: string }) {
  const { data } = useQuery({
    queryKey: ['agreements', 'of-talk', customerId],
    queryFn: ({ signal }) => call(listAgreements, { customerId, limit: 1 }, { signal }),
  });
  if (!data) return null;
  const agreement = data.data[0];
  if (!agreement)
    return (
      <Link to="/same-page/agreements" className="text-accent">
        {t('script.beginPage')}
      </Link>
    );
  return (
    <Link to={page} params={{ agreementId: agreement.id }} className="text-accent">
      {t('script.openPage')}
    </Link>
  );
}
