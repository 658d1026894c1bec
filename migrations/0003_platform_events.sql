-- What happened, written in the transaction that made it happen: activity log, webhook source and live feed in one.
-- seq is given after commit by one relay, so that it is dense per workspace and follows the order in which events
-- became visible; a reader that has seen seq n can never later find an event with a smaller one.
create table events (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  seq bigint,
  type text not null,
  payload jsonb not null,
  actor_kind text not null check (actor_kind in ('staff', 'customer', 'key', 'system', 'automation')),
  actor_id uuid,
  -- The event that led to this one, and how long the chain already is: what stops automations that feed each other.
  caused_by uuid,
  depth smallint not null default 0 check (depth between 0 and 10),
  subject_id uuid,
  at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create index events_waiting on events (id) where seq is null;
create unique index events_in_order on events (workspace_id, seq) where seq is not null;
create index events_of_subject on events (workspace_id, subject_id, id) where subject_id is not null;
call protect_workspace_rows('events');

-- Work the relay does across workspaces happens in these two functions and nowhere else.
create function sequence_waiting_events(at_most integer) returns table (workspace_id uuid, last_seq bigint)
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  -- One relay at a time in the whole installation; a second one simply finds nothing to do.
  if not pg_try_advisory_xact_lock(hashtext('extramile.relay')) then return; end if;
  return query
    with waiting as (
      select e.workspace_id, e.id from events e where e.seq is null order by e.id limit at_most
    ), numbered as (
      select w.workspace_id, w.id,
        coalesce((select max(p.seq) from events p where p.workspace_id = w.workspace_id and p.seq is not null), 0)
          + row_number() over (partition by w.workspace_id order by w.id) as given
      from waiting w
    ), done as (
      update events e set seq = n.given from numbered n
      where e.workspace_id = n.workspace_id and e.id = n.id
      returning e.workspace_id, e.seq
    )
    select d.workspace_id, max(d.seq) from done d group by d.workspace_id;
end
$$;
create policy registry_relays on events for all to extramile_registry using (true) with check (true);
grant select (workspace_id, id, seq), update (seq) on events to extramile_registry;
alter function sequence_waiting_events(integer) owner to extramile_registry;
revoke all on function sequence_waiting_events(integer) from public;
grant execute on function sequence_waiting_events(integer) to extramile_app;

-- The first answer to a POST that carried an Idempotency-Key, kept for a day.
create table idempotency_keys (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  principal text not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (workspace_id, principal, route, key)
);
create index idempotency_keys_by_age on idempotency_keys (workspace_id, created_at);
call protect_workspace_rows('idempotency_keys');

-- Limits are counted before anybody is known, so this table belongs to no workspace; subjects are hashed.
create table rate_limits (
  name text not null,
  subject bytea not null,
  window_start timestamptz not null,
  used integer not null default 0,
  primary key (name, subject)
);
create index rate_limits_by_age on rate_limits (window_start);
grant select, insert, update, delete on rate_limits to extramile_app;

-- Facts about the installation itself (last backup, clock skew seen); no workspace, no customer.
create table installation_facts (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
grant select, insert, update, delete on installation_facts to extramile_app;

-- Bytes kept once per workspace, found by what they are. The row is written after the bytes are safe.
create table files (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  sha256 bytea not null check (length(sha256) = 32),
  size_in_bytes bigint not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, sha256)
);
call protect_workspace_rows('files');
