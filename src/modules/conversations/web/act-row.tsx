import { Suspense } from 'react';
import { allActs, type ConversationAct } from '#web/screens.ts';
import { useSession } from '#web/session.ts';
import { word } from '#web/texts.ts';
import { ActButton, ActLook } from '#web/ui/index.ts';
import type { Conversation } from '../contract.ts';

/** The small acts of serving, as the modules bring them: each under twenty seconds, one key each. */
export function ActRow({ conversation }: { conversation: Conversation }) {
  const { permissions } = useSession();
  const acts = allActs.filter(({ permission }) => !permission || permissions.includes(permission));
  if (acts.length === 0) return null;
  return (
    <div className="@container">
      <div className="scroll-none -m-1 flex gap-1.5 overflow-x-auto p-1 pointer-fine:flex-wrap">
        {[...acts.filter(({ isAside }) => !isAside), ...acts.filter(({ isAside }) => isAside)].map((act) => (
          <ActLook key={act.key} value={act.isAside ? 'icon' : 'words'}>
            <Suspense fallback={<Resting act={act} />}>
              <act.Component conversation={conversation} />
            </Suspense>
          </ActLook>
        ))}
      </div>
    </div>
  );
}

function Resting({ act }: { act: ConversationAct }) {
  return <ActButton label={word(act.label)} keys={act.key} disabled />;
}
