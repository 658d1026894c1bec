-- What we commit to, and each time it falls due. Both run on the customer's clock.
create table promises (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('first-reply', 'next-reply', 'close')),
  element_id uuid,
  name text not null check (length(name) between 1 and 120),
  -- The sentence a customer reads.
  sentence text not null,
  target_minutes integer not null check (target_minutes between 1 and 525600),
  status text not null default 'trial' check (status in ('draft', 'trial', 'published', 'retired')),
  -- A promise without a history to support it may be published as new, openly on trial until this moment.
  trial_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, element_id) references elements (workspace_id, id)
);
call protect_workspace_rows('promises');

create table due_promises (
  workspace_id uuid not null,
  id uuid not null,
  promise_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  team_id uuid,
  staff_id uuid,
  started_at timestamptz not null,
  due_at timestamptz not null,
  fulfilled_at timestamptz,
  -- The reply that fulfilled it: while that one can still be taken back, nothing is decided.
  fulfilled_by uuid,
  outcome text not null default 'open' check (outcome in ('open', 'kept', 'missed', 'recovered', 'void')),
  decided_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, promise_id, conversation_id, started_at),
  foreign key (workspace_id, promise_id) references promises (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id)
);
create index due_promises_open on due_promises (workspace_id, due_at) where outcome = 'open';
create index due_promises_of_conversation on due_promises (workspace_id, conversation_id, due_at);
create index due_promises_missed on due_promises (workspace_id, decided_at desc) where outcome = 'missed';
create index due_promises_of_customer on due_promises (workspace_id, customer_id, due_at desc);
create index due_promises_lately on due_promises (workspace_id, promise_id, started_at desc);
call protect_workspace_rows('due_promises');
