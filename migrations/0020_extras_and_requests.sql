-- What is given beyond the promise, what is asked for beyond it, and what both make of the week.
-- A kind is what makes counting possible: "evening report", asked for or given again and again.
create table request_kinds (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index request_kinds_by_name on request_kinds (workspace_id, lower(name));
call protect_workspace_rows('request_kinds');

create table extra_kinds (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  status text not null default 'live' check (status in ('live', 'retired')),
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index extra_kinds_by_name on extra_kinds (workspace_id, lower(name));
call protect_workspace_rows('extra_kinds');
-- Basics that this extra may spoil: mood lighting and the light to shave by.
create table extra_kind_impairs (
  workspace_id uuid not null,
  extra_kind_id uuid not null,
  element_id uuid not null,
  primary key (workspace_id, extra_kind_id, element_id),
  foreign key (workspace_id, extra_kind_id) references extra_kinds (workspace_id, id) on delete cascade,
  foreign key (workspace_id, element_id) references elements (workspace_id, id)
);
call protect_workspace_rows('extra_kind_impairs');
alter table looks add foreign key (workspace_id, extra_kind_id) references extra_kinds (workspace_id, id);

create table extras (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind_id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  element_id uuid,
  what text not null check (length(what) between 1 and 500),
  cost_minor bigint not null default 0 check (cost_minor >= 0),
  minutes integer not null default 0 check (minutes >= 0),
  is_prompted boolean not null default false,
  reaction text check (reaction in ('delighted', 'noticed', 'nothing')),
  given_by uuid,
  team_id uuid,
  given_at timestamptz not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, kind_id) references extra_kinds (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, element_id) references elements (workspace_id, id),
  foreign key (workspace_id, given_by) references staff (workspace_id, id)
);
create index extras_of_customer on extras (workspace_id, customer_id, given_at desc, id desc);
create index extras_of_kind on extras (workspace_id, kind_id, given_at desc);
create index extras_of_conversation on extras (workspace_id, conversation_id) where conversation_id is not null;
create index extras_lately on extras (workspace_id, given_at desc, id desc);
call protect_workspace_rows('extras');

-- A time it was not given, and whether it was missed: the other half of what shows that an extra has become expected.
create table extra_absences (
  workspace_id uuid not null,
  id uuid not null,
  kind_id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  was_missed boolean not null,
  at timestamptz not null,
  recorded_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, kind_id) references extra_kinds (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, recorded_by) references staff (workspace_id, id)
);
create index extra_absences_of_customer on extra_absences (workspace_id, customer_id, kind_id, at desc);
call protect_workspace_rows('extra_absences');

-- What was decided about an extra that has become expected of us, per customer: a fact, the latest counts.
create table extra_endings (
  workspace_id uuid not null,
  id uuid not null,
  kind_id uuid not null,
  customer_id uuid not null,
  decision_id uuid,
  way text not null check (way in ('promise', 'price', 'vary', 'stop')),
  -- Stopping is told beforehand; stopping silently what is expected breaks an implied promise.
  notice_given_at timestamptz,
  stops_on date,
  at timestamptz not null,
  by_staff_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, kind_id) references extra_kinds (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, decision_id) references decisions (workspace_id, id),
  foreign key (workspace_id, by_staff_id) references staff (workspace_id, id)
);
create index extra_endings_of_customer on extra_endings (workspace_id, customer_id, kind_id, at desc);
call protect_workspace_rows('extra_endings');

create table requests (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind_id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  -- In the customer's own words.
  words text not null check (length(words) between 1 and 2000),
  scope text not null check (scope in ('in', 'beyond', 'unclear')),
  is_unusual boolean not null,
  effort_minutes integer check (effort_minutes >= 0),
  effort_actual_minutes integer check (effort_actual_minutes >= 0),
  -- The extra that made them ask, and the kind of extra they ask for again.
  after_extra_id uuid,
  extra_kind_id uuid,
  answer text not null default 'open' check (answer in ('open', 'yes', 'yes-and-quote', 'yes-instead-of', 'later', 'no')),
  answer_words text not null default '',
  -- A "no" names the rule that says so; if the customer had not been told of it, that is our failure.
  rule_id uuid,
  rule_was_told boolean,
  asked_at timestamptz not null,
  recorded_by uuid,
  decided_by uuid,
  decided_at timestamptz,
  done_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, kind_id) references request_kinds (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, after_extra_id) references extras (workspace_id, id) on delete set null (after_extra_id),
  foreign key (workspace_id, extra_kind_id) references extra_kinds (workspace_id, id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id),
  foreign key (workspace_id, recorded_by) references staff (workspace_id, id),
  foreign key (workspace_id, decided_by) references staff (workspace_id, id),
  constraint requests_no_names_its_rule check (answer <> 'no' or rule_id is not null)
);
create index requests_of_customer on requests (workspace_id, customer_id, asked_at desc, id desc);
create index requests_of_kind on requests (workspace_id, kind_id, asked_at desc);
create index requests_of_conversation on requests (workspace_id, conversation_id) where conversation_id is not null;
create index requests_lately on requests (workspace_id, asked_at desc, id desc);
create index requests_of_rule on requests (workspace_id, rule_id) where rule_id is not null;
call protect_workspace_rows('requests');

-- The sheet a client is shown: the hours we have, what these requests take, what the wait becomes, and four ways forward.
-- The figures are kept as they were shown.
create table trade_off_sheets (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  figures jsonb not null,
  status text not null default 'draft' check (status in ('draft', 'offered', 'chosen', 'withdrawn')),
  offered_at timestamptz,
  chosen_way text check (chosen_way in ('swap', 'fee', 'later', 'not')),
  chosen_words text not null default '',
  chosen_by_name text not null default '',
  chosen_at timestamptz,
  decision_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, decision_id) references decisions (workspace_id, id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id),
  constraint trade_off_sheets_chosen_is_whole check ((status = 'chosen') = (chosen_way is not null))
);
create unique index trade_off_sheets_one_open on trade_off_sheets (workspace_id, customer_id) where status in ('draft', 'offered');
create index trade_off_sheets_of_customer on trade_off_sheets (workspace_id, customer_id, created_at desc);
call protect_workspace_rows('trade_off_sheets');

-- "This took more out of me": a message that was hard to take, marked by whoever took it. Nobody is named to anybody.
create table hard_messages (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, message_id, staff_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index hard_messages_of_customer on hard_messages (workspace_id, customer_id, at desc);
call protect_workspace_rows('hard_messages');
