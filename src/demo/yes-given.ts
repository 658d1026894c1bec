import { minutesLater } from './calendar.ts';
import { bends, livedRules, loans } from './content/rules-lived.ts';
import type { Colleague } from './content/today/conversation.ts';
import { need } from './house.ts';
import type { TellingRules } from './rules-lived.ts';

const day = 1440;

/** Bends of the receipt rule, each with what it cost; what costs nothing is no line of the ledger. */
export async function bendRule({ ctx, house, random, places }: TellingRules, ruleId: string): Promise<void> {
  const { workspaceId, now } = ctx;
  const [lately, before] = livedRules[0]?.bent ?? [0, 0];
  for (let index = 0; index < lately + before; index++) {
    const bend = need(new Map(bends.entries()), index % bends.length);
    const [who, wanted, done, costMinor, wouldDoAgain] = bend;
    const daysAgo = index < lately ? random.between(1, 29) : random.between(31, 118);
    const at = minutesLater(now, -daysAgo * day - random.between(0, 600));
    const staffId = need(house.staffIds, who);
    const place = random.pick(places);
    const [id, common] = [random.id(at), { workspaceId, customerId: place.guest.id, at }];
    await ctx.tx
      .insertInto('exceptions')
      .values({
        ...common,
        id,
        ruleId,
        byStaffId: staffId,
        need: wanted,
        done,
        costMinor,
        wouldDoAgain,
        createdAt: minutesLater(at, 1),
      })
      .execute();
    await ctx.tx
      .insertInto('ruleUses')
      .values({
        ...common,
        id: random.id(at),
        ruleId,
        how: 'bent',
        aboutKind: 'exception',
        aboutId: id,
        staffId,
        customerMinutes: 12,
        staffMinutes: 9,
      })
      .execute();
    if (costMinor > 0)
      await ctx.tx
        .insertInto('authorityEntries')
        .values({
          ...common,
          id: random.id(at),
          staffId,
          spentBy: staffId,
          caseId: id,
          aboutKind: 'exception',
          aboutId: id,
          amountMinor: costMinor,
        })
        .execute();
  }
}

/** What colleagues were asked to lend, and what came of it. */
export async function lend({ ctx, house, random, places }: TellingRules): Promise<void> {
  const staff = (key: Colleague) => need(house.staffIds, key);
  await ctx.tx
    .insertInto('authorityLoans')
    .values(
      loans.map(({ by, of, words, amountMinor, minutesAgo, status }) => {
        const askedAt = minutesLater(ctx.now, -minutesAgo);
        const place = random.pick(places);
        return {
          workspaceId: ctx.workspaceId,
          id: random.id(askedAt),
          borrowerId: staff(by),
          lenderId: status === 'asked' ? null : staff(of),
          askedOf: staff(of),
          customerId: place.guest.id,
          conversationId: place.id,
          amountMinor,
          neededMinor: amountMinor + 4000,
          words,
          status,
          askedAt,
          answeredAt: status === 'asked' ? null : minutesLater(askedAt, 9),
          expiresAt: minutesLater(askedAt, 3 * day),
        };
      }),
    )
    .execute();
}
