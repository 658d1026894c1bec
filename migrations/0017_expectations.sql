-- What one customer expects of one element. A change is a new row that names the one it supersedes, so that how
-- expectations rise can be seen. Levels run from 0 to 5. "Expects more" raises expected_now, "wants more" raises desired;
-- the two are never merged.
create table expectations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  element_id uuid not null,
  adequate numeric(3, 2) check (adequate between 0 and 5),
  desired numeric(3, 2) check (desired between 0 and 5),
  expected_now numeric(3, 2) check (expected_now between 0 and 5),
  -- In the customer's own words.
  words text not null default '',
  source text not null check (source in ('said', 'agreed', 'behaviour', 'advertising', 'reputation', 'review')),
  confidence text not null default 'medium' check (confidence in ('low', 'medium', 'high')),
  state text not null check (state in ('inferred', 'stated', 'agreed')),
  recorded_by_kind text not null check (recorded_by_kind in ('staff', 'customer', 'key', 'system')),
  recorded_by uuid,
  conversation_id uuid,
  at timestamptz not null,
  -- When the customer saw it on their page, and whether these are the customer's own corrections.
  seen_at timestamptz,
  replaces_id uuid,
  replaced_at timestamptz,
  -- The customer says: I do not expect this. Kept as history, shown to nobody as theirs.
  withdrawn_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, element_id) references elements (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, replaces_id) references expectations (workspace_id, id)
);
create unique index expectations_current on expectations (workspace_id, customer_id, element_id) where replaced_at is null;
create unique index expectations_replaced_once on expectations (workspace_id, replaces_id) where replaces_id is not null;
create index expectations_of_customer on expectations (workspace_id, customer_id, at desc);
create index expectations_by_element on expectations (workspace_id, element_id) where replaced_at is null;
call protect_workspace_rows('expectations');
