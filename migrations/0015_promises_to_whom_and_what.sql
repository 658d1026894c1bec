-- Promises to everyone, to a tier or to one customer; for a reply, an answer, a visit in a slot, a fix, a call back, the
-- next update, or any element with yes-or-no evidence. And promises a person makes in a conversation: "I said I would".
alter table promises
  drop constraint promises_kind_check,
  add constraint promises_kind_check check (kind in ('first-reply', 'next-reply', 'close', 'answer', 'visit', 'fix', 'call-back', 'next-update', 'check')),
  -- A visit falls due in the slot agreed for it, and a yes-or-no promise whenever it is checked.
  alter column target_minutes drop not null,
  add constraint promises_target_where_timed check ((target_minutes is null) = (kind in ('visit', 'check'))),
  add column audience text not null default 'everyone' check (audience in ('everyone', 'tier', 'customer')),
  add column tier text check (tier in ('standard', 'premium', 'flagship')),
  add column customer_id uuid,
  -- Under which conditions it holds, and what the customer gets when we miss; both are read by the customer.
  add column limits text not null default '',
  add column redress text not null default '',
  add column owner_staff_id uuid,
  add column published_at timestamptz,
  -- A published time of more than five days answers for itself: why, what the customer sees meanwhile, what would make
  -- it one day (the 28-day test).
  add column turnaround_why text not null default '',
  add column turnaround_meanwhile text not null default '',
  add column turnaround_shorter text not null default '',
  add constraint promises_audience_named check ((audience = 'tier') = (tier is not null) and (audience = 'customer') = (customer_id is not null)),
  -- A yes-or-no promise is kept or missed by the checks of its element, so it has one.
  add constraint promises_check_has_element check (kind <> 'check' or element_id is not null),
  add foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  add foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id);
create index promises_of_customer on promises (workspace_id, customer_id) where customer_id is not null;
create index promises_by_element on promises (workspace_id, element_id) where element_id is not null;
update promises set published_at = created_at where status = 'published';

alter table due_promises
  -- Null for a promise somebody made on the spot that no standing promise covers; its own words say what it is.
  alter column promise_id drop not null,
  -- What it is and which element it speaks of are fixed when its clock starts: settings changed later rewrite nothing.
  add column kind text check (kind in ('first-reply', 'next-reply', 'close', 'answer', 'visit', 'fix', 'call-back', 'next-update')),
  add column element_id uuid,
  add column words text not null default '',
  add column made_by uuid,
  -- A visit is due in a slot: kept when we came between its start and `due_at`.
  add column slot_starts_at timestamptz,
  add column fulfilled_words text not null default '',
  -- The message of ours that stated a next update: when it is taken back, so is what it stated.
  add column started_by uuid,
  -- Why it was withdrawn.
  add column ended_because text not null default '',
  -- A standing promise starts once for the same words; what people promise may coincide.
  drop constraint due_promises_workspace_id_promise_id_conversation_id_starte_key,
  add foreign key (workspace_id, element_id) references elements (workspace_id, id),
  add foreign key (workspace_id, made_by) references staff (workspace_id, id);
update due_promises d set kind = p.kind, element_id = p.element_id
  from promises p where p.workspace_id = d.workspace_id and p.id = d.promise_id;
alter table due_promises
  alter column kind set not null,
  add constraint due_promises_made_of_something check (promise_id is not null or words <> '');
create unique index due_promises_start_once on due_promises (workspace_id, promise_id, conversation_id, started_at) where made_by is null;
-- One "next update by" at a time stands in a conversation.
create unique index due_promises_next_update on due_promises (workspace_id, conversation_id) where kind = 'next-update' and outcome = 'open' and fulfilled_at is null;
create index due_promises_by_element on due_promises (workspace_id, element_id) where element_id is not null;

-- A date we gave and moved, each time by telling the customer; the first date stays readable.
create table promise_moves (
  workspace_id uuid not null,
  id uuid not null,
  due_promise_id uuid not null,
  from_due_at timestamptz not null,
  to_due_at timestamptz not null,
  from_slot_starts_at timestamptz,
  to_slot_starts_at timestamptz,
  -- How the customer was told: the message that says so, or what was said aloud.
  message_id uuid,
  said text not null default '',
  moved_by uuid,
  moved_at timestamptz not null,
  -- The message was taken back before it left, and the move with it.
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, due_promise_id) references due_promises (workspace_id, id) on delete cascade,
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete set null (message_id),
  foreign key (workspace_id, moved_by) references staff (workspace_id, id),
  constraint promise_moves_told check (message_id is not null or said <> '')
);
create index promise_moves_of_promise on promise_moves (workspace_id, due_promise_id, moved_at);
call protect_workspace_rows('promise_moves');

-- The next update that our next message will state: it begins to count when that message is on its way.
create table next_update_plans (
  workspace_id uuid not null,
  conversation_id uuid not null,
  due_at timestamptz not null,
  staff_id uuid,
  planned_at timestamptz not null,
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call protect_workspace_rows('next_update_plans');
