-- A promise or basic that was not kept, and the putting-right of it with one owner. No blame in wording or data: what
-- happened, to whom, how bad it was, and whether it will happen again.
create table failures (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  element_id uuid,
  words text not null check (length(words) between 1 and 2000),
  severity smallint not null check (severity between 1 and 5),
  -- severity × magnification for the customer's tier, as it was measured that day (C7a).
  effective_severity numeric(3, 2) not null check (effective_severity between 0 and 5),
  tier_at_time text not null check (tier_at_time in ('standard', 'premium', 'flagship')),
  found_by text not null check (found_by in ('us', 'them')),
  -- What brought it in; `source_id` is the promise, answer, check, message or request it rests on.
  source text not null check (source in ('person', 'missed-promise', 'answer', 'check', 'customer', 'echo', 'untold-rule', 'stopped-extra')),
  source_id uuid,
  cause_words text not null default '',
  is_stable boolean,
  is_in_our_control boolean,
  -- What helps this person now; never a diagnosis.
  what_helps text not null default '',
  echo_phrase text,
  status text not null default 'open' check (status in ('open', 'recovering', 'recovered', 'unrecovered')),
  happened_at timestamptz not null,
  recorded_by uuid,
  -- Who served and by which channel: only to find the same element with another outcome, never to blame.
  served_by uuid,
  channel text,
  recorded_at timestamptz not null,
  closed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, element_id) references elements (workspace_id, id),
  foreign key (workspace_id, recorded_by) references staff (workspace_id, id),
  foreign key (workspace_id, served_by) references staff (workspace_id, id)
);
create unique index failures_of_source on failures (workspace_id, source, source_id) where source_id is not null;
create index failures_of_customer on failures (workspace_id, customer_id, happened_at desc, id desc);
create index failures_of_conversation on failures (workspace_id, conversation_id) where conversation_id is not null;
create index failures_open on failures (workspace_id, effective_severity desc, happened_at) where status in ('open', 'recovering');
create index failures_lately on failures (workspace_id, happened_at desc, id desc);
create index failures_by_element on failures (workspace_id, element_id, happened_at desc);
call protect_workspace_rows('failures');

create table recoveries (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  failure_id uuid not null,
  -- Exactly one, from the first minute.
  owner_staff_id uuid not null,
  beneficiary_id uuid not null,
  payer_id uuid not null,
  -- What was paid for what went wrong; options are a share of it (C14).
  paid_minor bigint check (paid_minor >= 0),
  loss text check (loss in ('money', 'time', 'product', 'attention')),
  -- When the stay or job ends: the last touch comes just before.
  ends_at timestamptz,
  last_touch_due_at timestamptz,
  status text not null default 'open' check (status in ('open', 'closed')),
  -- How it ended: put right, or left.
  outcome text check (outcome in ('recovered', 'unrecovered')),
  closed_because text not null default '',
  closed_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, failure_id),
  foreign key (workspace_id, failure_id) references failures (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, beneficiary_id) references customers (workspace_id, id),
  foreign key (workspace_id, payer_id) references customers (workspace_id, id)
);
create index recoveries_of_beneficiary on recoveries (workspace_id, beneficiary_id, created_at desc);
create index recoveries_of_payer on recoveries (workspace_id, payer_id, created_at desc);
create index recoveries_of_owner on recoveries (workspace_id, owner_staff_id) where status = 'open';
create index recoveries_lately on recoveries (workspace_id, created_at desc, id desc);
call protect_workspace_rows('recoveries');

create table recovery_steps (
  workspace_id uuid not null,
  id uuid not null,
  recovery_id uuid not null,
  step text not null check (step in ('noticed', 'owned', 'acknowledged', 'apologised', 'fixed', 'fix-confirmed', 'options-offered', 'option-chosen', 'surprise-given', 'last-touch', 'rated', 'closed')),
  at timestamptz not null,
  by_kind text not null check (by_kind in ('staff', 'customer', 'key', 'system')),
  by_id uuid,
  words text not null default '',
  message_id uuid,
  -- The customer said "not fixed": what was said to be done is not, and is kept as it was.
  undone_at timestamptz,
  undone_words text not null default '',
  primary key (workspace_id, id),
  foreign key (workspace_id, recovery_id) references recoveries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete set null (message_id)
);
create unique index recovery_steps_once on recovery_steps (workspace_id, recovery_id, step) where undone_at is null;
create index recovery_steps_of_recovery on recovery_steps (workspace_id, recovery_id, at);
call protect_workspace_rows('recovery_steps');

create table recovery_owners (
  workspace_id uuid not null,
  id uuid not null,
  recovery_id uuid not null,
  staff_id uuid not null,
  since timestamptz not null,
  because text not null default '',
  primary key (workspace_id, id),
  foreign key (workspace_id, recovery_id) references recoveries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index recovery_owners_of_recovery on recovery_owners (workspace_id, recovery_id, since);
call protect_workspace_rows('recovery_owners');

create table recovery_options (
  workspace_id uuid not null,
  id uuid not null,
  recovery_id uuid not null,
  kind text not null check (kind in ('refund', 'credit', 'in-kind', 'redo', 'time', 'person')),
  words text not null check (length(words) between 1 and 500),
  cost_minor bigint not null check (cost_minor >= 0),
  face_minor bigint not null check (face_minor >= 0),
  position integer not null,
  -- Offered in rounds: a new round takes back what was not chosen of the one before.
  round integer not null default 1,
  withdrawn_at timestamptz,
  chosen_at timestamptz,
  chosen_by_kind text check (chosen_by_kind in ('customer', 'staff')),
  chosen_by_name text not null default '',
  primary key (workspace_id, id),
  foreign key (workspace_id, recovery_id) references recoveries (workspace_id, id) on delete cascade
);
-- One choice per recovery, whatever is pressed twice.
create unique index recovery_options_one_choice on recovery_options (workspace_id, recovery_id) where chosen_at is not null;
create index recovery_options_of_recovery on recovery_options (workspace_id, recovery_id, position);
call protect_workspace_rows('recovery_options');

-- Planned in silence and given once the fix is confirmed; never money, never the same twice for one customer.
create table recovery_surprises (
  workspace_id uuid not null,
  id uuid not null,
  recovery_id uuid not null,
  customer_id uuid not null,
  what text not null check (length(what) between 1 and 300),
  -- The same words in other letters are the same surprise.
  what_key text not null,
  cost_minor bigint not null default 0 check (cost_minor >= 0),
  kind text not null default 'surprise' check (kind in ('surprise', 'last-touch')),
  planned_at timestamptz not null,
  planned_by uuid,
  given_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, customer_id, what_key),
  foreign key (workspace_id, recovery_id) references recoveries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, planned_by) references staff (workspace_id, id)
);
create index recovery_surprises_of_recovery on recovery_surprises (workspace_id, recovery_id);
call protect_workspace_rows('recovery_surprises');

-- A surprise is given only after the customer has confirmed the fix, whatever way it is written here.
create function refuse_surprise_before_the_fix() returns trigger
  language plpgsql as $$
begin
  if new.given_at is not null and new.kind = 'surprise' and not exists (
    select 1 from recovery_steps s where s.workspace_id = new.workspace_id and s.recovery_id = new.recovery_id
      and s.step = 'fix-confirmed' and s.undone_at is null and s.at <= new.given_at) then
    raise exception 'a surprise comes after the fix is confirmed' using errcode = 'check_violation', constraint = 'recovery_surprises_after_the_fix';
  end if;
  return new;
end
$$;
create trigger recovery_surprises_after_the_fix before insert or update of given_at on recovery_surprises
  for each row execute function refuse_surprise_before_the_fix();

-- How the customer marks the putting-right: what they got, how it went, how they were treated (Q9, C15).
create table recovery_ratings (
  workspace_id uuid not null,
  recovery_id uuid not null,
  customer_id uuid not null,
  distributive smallint not null check (distributive between 1 and 5),
  procedural smallint not null check (procedural between 1 and 5),
  interactional smallint not null check (interactional between 1 and 5),
  -- 1 much worse than before it happened, 5 much better.
  compared smallint not null check (compared between 1 and 5),
  would_recommend boolean,
  words text not null default '' check (length(words) <= 4000),
  at timestamptz not null,
  changed_at timestamptz,
  primary key (workspace_id, recovery_id),
  foreign key (workspace_id, recovery_id) references recoveries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade
);
call protect_workspace_rows('recovery_ratings');

-- A message that throws our own words back at us (C7b): always shown to a person, never counted as praise.
create table message_echoes (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  level text not null check (level in ('high', 'low')),
  phrase text not null,
  cue text not null default '',
  -- The promise whose words they are; null for a slogan.
  promise_id uuid,
  found_at timestamptz not null,
  -- Somebody has looked: it is meant so, or it is not.
  seen_by uuid,
  seen_at timestamptz,
  is_meant boolean,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, promise_id) references promises (workspace_id, id),
  foreign key (workspace_id, seen_by) references staff (workspace_id, id)
);
create index message_echoes_of_conversation on message_echoes (workspace_id, conversation_id);
create index message_echoes_unseen on message_echoes (workspace_id, found_at desc) where seen_at is null;
call protect_workspace_rows('message_echoes');
