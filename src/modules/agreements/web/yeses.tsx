import { CircleCheck } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Time } from '#web/ui/index.ts';
import type { AgreementVersion } from '../contract.ts';

const t = texts('agreements');

/** Who said yes to this version, and when. */
export function Yeses({ version }: { version: AgreementVersion }) {
  if (version.acceptances.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-col gap-1 text-sm">
      {version.acceptances.map(({ side, name, at }) => (
        <li key={side} className="flex items-center gap-1.5 text-ink-2">
          <CircleCheck aria-hidden className="lucide flex-none text-good" />
          <span>
            {t(`yes.${side}`, { name, number: version.number })} <Time at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
