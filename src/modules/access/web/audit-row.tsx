import {
  CircleSlash,
  Building2,
  KeyRound,
  LogIn,
  LogOut,
  ScrollText,
  ShieldAlert,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { exactTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { classes } from '#web/ui/classes.ts';
import { Time } from '#web/ui/index.ts';
import type { AuditEntry } from '../contract.ts';
import { actionWords } from './audit-words.ts';

const t = texts('access');

const icons: [RegExp, LucideIcon][] = [
  [/^sign_in\./, ShieldAlert],
  [/refused$/, CircleSlash],
  [/^session\.opened/, LogIn],
  [/^session\.ended/, LogOut],
  [/^(?:staff|invitation)\./, UserRound],
  [/^workspace\./, Building2],
  [/^(?:api_key|password|second_factor|recovery)/, KeyRound],
];
const isTrouble = /^sign_in\.|refused$/;

/** One entry: what was done, by whom, to whom, with what, and when. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const Icon = icons.find(([pattern]) => pattern.test(entry.action))?.[1] ?? ScrollText;
  const details = Object.entries(entry.details);
  return (
    <li className="flex items-start gap-3 border-t border-line py-2.5 first:border-0">
      <Icon
        aria-hidden
        className={classes(
          'lucide mt-0.5 flex-none',
          isTrouble.test(entry.action) ? 'text-bad' : 'text-ink-3',
        )}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-strong">{actionWords(entry.action)}</span>
          <span className="text-ink-2">{actor(entry)}</span>
          {entry.subjectName && entry.subjectId !== entry.actorId && (
            <span className="text-ink-2">→ {entry.subjectName}</span>
          )}
        </p>
        {details.length > 0 && (
          <p className="text-sm break-words text-ink-3">
            {details.map(([name, value]) => `${name} ${written(value)}`).join(' · ')}
          </p>
        )}
      </div>
      <p className="flex-none text-right text-sm text-ink-3" title={exactTime(entry.at)}>
        <Time at={entry.at} />
        <span className="block tabular-nums">#{entry.number}</span>
      </p>
    </li>
  );
}

function actor(entry: AuditEntry): string {
  if (entry.actorName) return entry.actorName;
  const known = ['system', 'stranger', 'key', 'staff', 'customer', 'automation'];
  return t(`audit.actors.${known.includes(entry.actorKind) ? entry.actorKind : 'system'}`);
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
