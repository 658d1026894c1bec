import { ArrowRight } from 'lucide-react';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Card, Skeleton } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { useSuggestions } from './api.ts';
import { ChoiceForm } from './choice-form.tsx';
import { CloseForm } from './close-form.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { DuePill } from './due-pill.tsx';
import { FixedForm } from './fixed-form.tsx';
import { GiveForm } from './give-form.tsx';
import { OfferForm } from './offer-form.tsx';
import { OwnForm } from './own-form.tsx';
import { SayForm } from './say-form.tsx';

const t = texts('recovery');

/** The one thing to do now, ready to be done. */
export function NextCard({ recovery }: { recovery: Recovery }) {
  const { nextStep } = recovery;
  if (nextStep === null) return null;
  return (
    <Card labelledBy="next-title" className="border-accent/50 shadow-quiet">
      <div id="next-act">
        <div className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
          <ArrowRight aria-hidden className="lucide text-accent" />
          <h2 id="next-title" className="flex-1 text-lg font-bold">
            {t(`next.${nextStep}`)}
          </h2>
          <DuePill at={recovery.nextDueAt} />
        </div>
        <p className="mb-4 text-ink-2">{t(`nextWhy.${nextStep}`)}</p>
        {/* Another owner begins with words of their own. */}
        <Act key={`${nextStep} ${recovery.owner.id}`} recovery={recovery} />
      </div>
    </Card>
  );
}

function Act({ recovery }: { recovery: Recovery }) {
  switch (recovery.nextStep) {
    case 'noticed':
    case 'owned':
      return <OwnForm recovery={recovery} step={recovery.nextStep} />;
    case 'acknowledged':
      return <Acknowledgement recovery={recovery} />;
    case 'apologised':
      return <Apology recovery={recovery} />;
    case 'fixed':
      return <FixedForm recovery={recovery} />;
    case 'fix-confirmed':
      return <ConfirmForm recovery={recovery} />;
    case 'options-offered':
      return <OfferForm recovery={recovery} />;
    case 'option-chosen':
      return <ChoiceForm recovery={recovery} />;
    case 'surprise-given':
      return <GiveForm recovery={recovery} kind="surprise" />;
    case 'last-touch':
      return <GiveForm recovery={recovery} kind="last-touch" />;
    default:
      return <CloseForm recovery={recovery} />;
  }
}

/** Who has it says so; somebody else says who has it. */
function Acknowledgement({ recovery }: { recovery: Recovery }) {
  const { staff } = useSession();
  const { owner } = recovery;
  const first = t(owner.id === staff.id ? 'say.acknowledge' : 'say.acknowledgeFor', { name: owner.name });
  return <SayForm recovery={recovery} step="acknowledged" first={first} />;
}

/** A first version is written for a person to change and send. Without it the field is simply empty. */
function Apology({ recovery }: { recovery: Recovery }) {
  const suggestions = useSuggestions(recovery);
  if (suggestions.isPending) return <Skeleton className="h-40" />;
  const first = suggestions.data?.apology ?? '';
  return <SayForm key={first} recovery={recovery} step="apologised" first={first} />;
}
