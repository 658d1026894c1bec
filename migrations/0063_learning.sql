-- What our own figures say. Cases that went greatly or awfully, with what was there each time: the common denominator.
create table learning_features (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  is_retired boolean not null default false,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index learning_features_by_name on learning_features (workspace_id, lower(name));
call protect_workspace_rows('learning_features');

create table learning_cases (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 300),
  verdict text not null check (verdict in ('great', 'awful')),
  words text not null default '' check (length(words) <= 2000),
  customer_id uuid,
  conversation_id uuid,
  recovery_id uuid,
  marked_by uuid,
  marked_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete set null (customer_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, recovery_id) references recoveries (workspace_id, id) on delete set null (recovery_id),
  foreign key (workspace_id, marked_by) references staff (workspace_id, id)
);
create unique index learning_cases_of_conversation on learning_cases (workspace_id, conversation_id) where conversation_id is not null;
create index learning_cases_lately on learning_cases (workspace_id, marked_at desc, id desc);
call protect_workspace_rows('learning_cases');

-- Ticked or looked at and not there; a feature nobody has looked at for a case counts for neither side.
create table learning_case_features (
  workspace_id uuid not null,
  case_id uuid not null,
  feature_id uuid not null,
  is_there boolean not null,
  primary key (workspace_id, case_id, feature_id),
  foreign key (workspace_id, case_id) references learning_cases (workspace_id, id) on delete cascade,
  foreign key (workspace_id, feature_id) references learning_features (workspace_id, id) on delete cascade
);
call protect_workspace_rows('learning_case_features');

-- The five barriers, once a quarter, staff and leaders apart. Who has answered is known, what they answered is not:
-- the two are different tables without anything in common but the quarter.
create table barrier_participants (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  staff_id uuid not null,
  primary key (workspace_id, quarter, staff_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade
);
call protect_workspace_rows('barrier_participants');

create table barrier_answers (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  respondent text not null check (respondent in ('staff', 'leader')),
  barrier text not null check (barrier in ('spotlight', 'cost', 'humans', 'speed', 'values')),
  statement smallint not null check (statement between 1 and 2),
  value smallint not null check (value between 1 and 5),
  primary key (workspace_id, id)
);
create index barrier_answers_of_quarter on barrier_answers (workspace_id, quarter, barrier);
call protect_workspace_rows('barrier_answers');
