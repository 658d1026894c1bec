-- The named moments of the journey, the qualities of service, and the checks that say whether a basic worked.
create table touchpoints (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  stage text not null check (stage in ('before', 'during', 'after')),
  position integer not null default 0,
  status text not null default 'live' check (status in ('live', 'retired')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
call protect_workspace_rows('touchpoints');

create table elements (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  pillar text not null check (pillar in ('core', 'experience')),
  -- Fits into "Did … work as it should?".
  check_wording text not null,
  touchpoint_id uuid,
  dimension text check (dimension in ('reliability', 'assurance', 'tangibles', 'empathy', 'responsiveness')),
  position integer not null default 0,
  status text not null default 'live' check (status in ('live', 'retired')),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, touchpoint_id) references touchpoints (workspace_id, id)
);
call protect_workspace_rows('elements');

create table checks (
  workspace_id uuid not null,
  id uuid not null,
  element_id uuid not null,
  touchpoint_id uuid,
  customer_id uuid,
  conversation_id uuid,
  -- Whose work the check speaks of, where it speaks of somebody's.
  staff_id uuid,
  team_id uuid,
  outcome text not null check (outcome in ('kept', 'recovered', 'missed')),
  severity smallint check (severity between 1 and 5),
  note text not null default '',
  source text not null check (source in ('staff', 'api', 'answer')),
  recorded_by uuid,
  at timestamptz not null,
  created_at timestamptz not null default now(),
  -- A correction is a new check that names the one it replaces.
  replaces_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, element_id) references elements (workspace_id, id),
  foreign key (workspace_id, touchpoint_id) references touchpoints (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id),
  foreign key (workspace_id, replaces_id) references checks (workspace_id, id)
);
-- A check is corrected once; correcting it again means correcting the correction.
create unique index checks_replaced_once on checks (workspace_id, replaces_id) where replaces_id is not null;
create index checks_lately on checks (workspace_id, at desc, id desc);
create index checks_by_element on checks (workspace_id, element_id, at desc);
create index checks_by_conversation on checks (workspace_id, conversation_id) where conversation_id is not null;
call protect_workspace_rows('checks');
