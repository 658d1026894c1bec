-- The people who serve, their teams, and how they prove who they are.
create table staff (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  email text not null check (email = lower(email) and length(email) <= 254),
  name text not null check (length(name) between 1 and 120),
  role text not null check (role in ('owner', 'admin', 'staff', 'light')),
  status text not null default 'active' check (status in ('invited', 'active', 'suspended')),
  password_hash text,
  -- TOTP seed, encrypted for this row; confirmed once the first code was right. last_step stops a code's second use.
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  recovery_code_hashes bytea[] not null default '{}',
  locale text,
  preferences jsonb not null default '{}',
  last_seen_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, email)
);
call protect_workspace_rows('staff');

create table teams (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, name)
);
call protect_workspace_rows('teams');

create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  staff_id uuid not null,
  primary key (workspace_id, team_id, staff_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade
);
create index team_members_by_staff on team_members (workspace_id, staff_id);
call protect_workspace_rows('team_members');

create table sessions (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  -- True only after the second factor, where one is set.
  is_complete boolean not null default false,
  -- When this session last proved who it is; giving out keys and turning off the second factor asks for a fresh proof.
  proved_at timestamptz not null default now(),
  user_agent text not null default '',
  ip inet,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade
);
create index sessions_by_staff on sessions (workspace_id, staff_id);
call protect_workspace_rows('sessions');

-- Links that work once: invitations and password resets. Only the hash of the secret is kept.
create table single_use_links (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('invitation', 'password-reset')),
  token_hash bytea not null,
  staff_id uuid not null,
  email text not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade
);
create index single_use_links_by_staff on single_use_links (workspace_id, staff_id);
call protect_workspace_rows('single_use_links');

create table api_keys (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  secret_hash bytea not null,
  -- First characters of the key, so that a person can tell keys apart without seeing one.
  hint text not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, secret_hash)
);
call protect_workspace_rows('api_keys');

-- Who did what to the keys of the house. Append-only for the application; each row names the hash of the one before.
create table audit_entries (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  number bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_id uuid,
  details jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  primary key (workspace_id, number)
);
call protect_workspace_rows('audit_entries');
revoke update, delete, truncate on audit_entries from extramile_app;

-- Which workspaces could this person mean? Answers ids only; the password is checked inside each.
create function list_workspaces_of_email(wanted text) returns table (workspace_id uuid, slug text, name text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select w.id, w.slug, w.name from staff s join workspaces w on w.id = s.workspace_id
    where s.email = lower(wanted) and s.status = 'active' and w.suspended_at is null order by w.id limit 20;
  end;
create index staff_by_email on staff (email);
create policy registry_reads on staff for select to extramile_registry using (true);
grant select (workspace_id, email, status) on staff to extramile_registry;
alter function list_workspaces_of_email(text) owner to extramile_registry;
revoke all on function list_workspaces_of_email(text) from public;
grant execute on function list_workspaces_of_email(text) to extramile_app;
