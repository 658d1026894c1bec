-- Where each putting-right stands: written by whoever takes a step, so that lists and boards are in the order of what is
-- due next without reckoning it for every row.
alter table recoveries
  add column last_step text not null default 'owned',
  add column next_step text,
  add column next_due_at timestamptz;
create index recoveries_due on recoveries (workspace_id, next_due_at, id) where status = 'open';
create index recoveries_closed on recoveries (workspace_id, closed_at desc, id desc) where status = 'closed';
create index failures_gravest on failures (workspace_id, effective_severity desc, happened_at, id);
-- The plain index of one owner's is found again with the order of their list.
drop index recoveries_of_owner;
create index recoveries_of_owner on recoveries (workspace_id, owner_staff_id, next_due_at, id) where status = 'open';
