-- The inbox can be ordered by what needs us most: the gravest open failure or unanswered echo of each conversation,
-- 0 for most. Only those above 0 stand in this index; the others follow in the order of the list as it was.
alter table conversations add column effective_severity numeric(3, 2) not null default 0 check (effective_severity between 0 and 5);
create index conversations_in_need on conversations (workspace_id, status, effective_severity desc, last_message_at desc, id desc)
  where effective_severity > 0;

-- How many promises were kept lately is asked of all of them at once.
create index due_promises_decided on due_promises (workspace_id, due_at desc) where outcome in ('kept', 'missed', 'recovered');
