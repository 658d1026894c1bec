-- A logged choice between values or trade-offs, reviewed later.
create table decisions (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  question text not null check (length(question) between 1 and 500),
  -- [{ id, words, horizon: 'quarter' | 'year', serves: [], sacrifices: [], hoursPerWeek, costMinor }]
  options jsonb not null default '[]',
  chosen_option text,
  chosen_words text not null default '',
  -- A choice may be the customer's.
  decided_by text check (decided_by in ('us', 'customer')),
  decided_by_name text not null default '',
  decided_by_staff_id uuid,
  decided_at timestamptz,
  -- What the customer would say if they saw it.
  customer_would_say text not null default '',
  review_on date not null,
  outcome text not null default '',
  reviewed_at timestamptz,
  status text not null default 'open' check (status in ('open', 'taken', 'reviewed')),
  -- What it is about: a trade-off sheet, an extra that has become expected, a request, a meeting; null when made by hand.
  about_kind text check (about_kind in ('trade-off-sheet', 'extra', 'request', 'meeting', 'rule')),
  about_id uuid,
  customer_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, decided_by_staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id),
  constraint decisions_taken_is_whole check (status = 'open' or (chosen_option is not null and decided_at is not null))
);
create unique index decisions_about on decisions (workspace_id, about_kind, about_id) where about_id is not null;
create index decisions_of_customer on decisions (workspace_id, customer_id, created_at desc) where customer_id is not null;
create index decisions_lately on decisions (workspace_id, created_at desc, id desc);
create index decisions_to_review on decisions (workspace_id, review_on) where status = 'taken';
call protect_workspace_rows('decisions');
