-- The common shape every calculation reads. Append-only: a correction is a new row that names the one it replaces.
create table evidence (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  at timestamptz not null,
  -- The calendar day of `at` in the workspace's zone when it was recorded; tallies are kept by it.
  day date not null,
  pillar text not null check (pillar in ('core', 'experience', 'asked')),
  -- core: kept, recovered, missed · experience: delighted, content, unhappy · asked: A, B, C, D, F
  outcome text not null,
  source text not null check (source in ('answer', 'measured', 'check', 'assessment', 'act')),
  stage text check (stage in ('before', 'during', 'after')),
  severity smallint check (severity between 1 and 5),
  touchpoint_id uuid,
  element_id uuid,
  customer_id uuid,
  staff_id uuid,
  team_id uuid,
  conversation_id uuid,
  -- What it rests on: a due promise, a check, an answer.
  ref_kind text not null,
  ref_id uuid not null,
  replaces_id uuid,
  replaced_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
-- One piece of evidence per fact and pillar, however often a reaction runs.
create unique index evidence_of_fact on evidence (workspace_id, ref_kind, ref_id, pillar) where replaced_at is null;
create index evidence_by_day on evidence (workspace_id, day desc, id desc);
create index evidence_of_customer on evidence (workspace_id, customer_id, day desc, id desc) where customer_id is not null;
create index evidence_of_team on evidence (workspace_id, team_id, day desc, id desc) where team_id is not null;
create index evidence_of_touchpoint on evidence (workspace_id, touchpoint_id, day desc, id desc) where touchpoint_id is not null;
create index evidence_of_staff on evidence (workspace_id, staff_id, day desc, id desc) where staff_id is not null;
-- The few failures grave enough to hold a mark down while they stay open.
create index evidence_grave_failures on evidence (workspace_id, day desc)
  where pillar = 'core' and outcome = 'missed' and severity >= 4 and replaced_at is null;
call protect_workspace_rows('evidence');

-- Daily counts of current evidence per subject, kept in the transaction that writes the evidence, so a card over any
-- period reads at most one row per day, outcome and element however many conversations there were.
create table evidence_tallies (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  subject_type text not null check (subject_type in ('workspace', 'team', 'touchpoint', 'customer', 'staff')),
  subject_id uuid not null,
  day date not null,
  pillar text not null,
  outcome text not null,
  -- The workspace's own id where no element is meant, and an empty stage where none is known: a key holds no nulls.
  element_id uuid not null,
  stage text not null check (stage in ('', 'before', 'during', 'after')),
  n integer not null,
  primary key (workspace_id, subject_type, subject_id, day, pillar, outcome, element_id, stage)
);
call protect_workspace_rows('evidence_tallies');
