import pg from 'pg';

/**
 * A failure for every conversation that was loaded, each being put right; one in twenty still is. Made in the database
 * from what is there, like the rest of the load, and analysed at the end.
 */
export async function loadFailures(
  owner: pg.ClientConfig,
  { workspaceId, ownerId }: { workspaceId: string; ownerId: string },
): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query(
      `insert into failures (workspace_id, id, customer_id, conversation_id, words, severity, effective_severity,
         tier_at_time, found_by, source, status, happened_at, recorded_at, closed_at)
       select workspace_id, gen_random_uuid(), customer_id, id, 'Dust on the wardrobe', 1 + number % 5, 1 + number % 5,
         'standard', 'them', 'person', case when number % 20 = 0 then 'recovering' else 'recovered' end,
         created_at, created_at, case when number % 20 = 0 then null else created_at + interval '1 day' end
       from conversations where workspace_id = $1`,
      [workspaceId],
    );
    await client.query(
      `insert into recoveries (workspace_id, id, failure_id, owner_staff_id, beneficiary_id, payer_id, status, outcome,
         closed_at, created_at, updated_at, last_step, next_step, next_due_at)
       select workspace_id, gen_random_uuid(), id, $2, customer_id, customer_id,
         case when closed_at is null then 'open' else 'closed' end, case when closed_at is null then null else 'recovered' end,
         closed_at, recorded_at, recorded_at, case when closed_at is null then 'owned' else 'closed' end,
         case when closed_at is null then 'acknowledged' end,
         case when closed_at is null then recorded_at + interval '1 hour' end
       from failures where workspace_id = $1`,
      [workspaceId, ownerId],
    );
    await client.query(
      `insert into recovery_steps (workspace_id, id, recovery_id, step, at, by_kind, by_id)
       select r.workspace_id, gen_random_uuid(), r.id, s.step, r.created_at, 'staff', $2
       from recoveries r cross join (values ('noticed'), ('owned')) s(step) where r.workspace_id = $1`,
      [workspaceId, ownerId],
    );
    await client.query('analyze failures, recoveries, recovery_steps');
  } finally {
    await client.end();
  }
}
