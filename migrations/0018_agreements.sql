-- The page between us and one customer, or, with everyone as the other side, the public charter. A page has versions; a
-- version is written, offered, and accepted by both or declined; what was offered never changes again.
create table agreements (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  -- Null for the charter.
  customer_id uuid,
  title text not null check (length(title) between 1 and 200),
  status text not null default 'draft' check (status in ('draft', 'offered', 'accepted', 'declined', 'ended')),
  -- The version both sides go by now.
  accepted_version_id uuid,
  owner_staff_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id)
);
create unique index agreements_one_charter on agreements (workspace_id) where customer_id is null and status <> 'ended';
create index agreements_of_customer on agreements (workspace_id, customer_id) where customer_id is not null;
create index agreements_lately on agreements (workspace_id, updated_at desc, id desc);
call protect_workspace_rows('agreements');

create table agreement_versions (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  -- 1, 2, 3 … given when the version is offered or suggested; a draft has none.
  number integer check (number > 0),
  status text not null check (status in ('draft', 'offered', 'accepted', 'declined', 'superseded')),
  -- Who wrote it: a change may come from either side.
  proposed_by text not null check (proposed_by in ('us', 'customer')),
  author_staff_id uuid,
  author_name text not null default '',
  -- The version it changes; the difference shown is to this one.
  base_version_id uuid,
  -- The page itself: { intro, ours: [], theirs: [], limits: [], outOfScope: [], missed, change }.
  content jsonb not null,
  note text not null default '',
  -- Two people at one draft: a save names the revision it saw.
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  offered_at timestamptz,
  decided_at timestamptz,
  declined_because text not null default '',
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements (workspace_id, id) on delete cascade,
  foreign key (workspace_id, base_version_id) references agreement_versions (workspace_id, id),
  foreign key (workspace_id, author_staff_id) references staff (workspace_id, id),
  constraint agreement_versions_numbered check ((number is null) = (status = 'draft'))
);
create unique index agreement_versions_numbers on agreement_versions (workspace_id, agreement_id, number) where number is not null;
create unique index agreement_versions_one_draft on agreement_versions (workspace_id, agreement_id) where status = 'draft';
create index agreement_versions_of_agreement on agreement_versions (workspace_id, agreement_id, created_at);
alter table agreements add foreign key (workspace_id, accepted_version_id) references agreement_versions (workspace_id, id);
call protect_workspace_rows('agreement_versions');

-- Each side says yes to one version, with a name and a moment; neither can be taken back or changed.
create table agreement_acceptances (
  workspace_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  side text not null check (side in ('us', 'them')),
  staff_id uuid,
  customer_id uuid,
  name text not null check (length(name) between 1 and 200),
  at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, version_id, side),
  foreign key (workspace_id, version_id) references agreement_versions (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id)
);
call protect_workspace_rows('agreement_acceptances');

-- Which promises, rules and elements a version names, so that none of them is taken away under an accepted page.
create table agreement_uses (
  workspace_id uuid not null,
  version_id uuid not null,
  kind text not null check (kind in ('promise', 'rule', 'element')),
  ref_id uuid not null,
  primary key (workspace_id, version_id, kind, ref_id),
  foreign key (workspace_id, version_id) references agreement_versions (workspace_id, id) on delete cascade
);
create index agreement_uses_of_ref on agreement_uses (workspace_id, kind, ref_id);
call protect_workspace_rows('agreement_uses');

-- What was offered stays as it was offered, whatever the program does.
create function keep_offered_versions() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and (new.content is distinct from old.content or new.number is distinct from old.number
    or new.agreement_id <> old.agreement_id or new.proposed_by <> old.proposed_by or new.base_version_id is distinct from old.base_version_id) then
    raise exception 'an offered version does not change' using errcode = 'integrity_constraint_violation';
  end if;
  if old.status in ('accepted', 'superseded') and new.status = 'draft' then
    raise exception 'an accepted version is no draft again' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger agreement_versions_stay before update on agreement_versions for each row execute function keep_offered_versions();
create function keep_acceptances() returns trigger language plpgsql as $$
begin
  raise exception 'an acceptance does not change' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger agreement_acceptances_stay before update on agreement_acceptances for each row execute function keep_acceptances();

-- Work begun for a customer without an accepted page, and why.
create table unclear_starts (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  because text not null check (because in ('keeping-the-peace', 'no-time', 'thought-it-obvious', 'client-declined')),
  words text not null default '',
  staff_id uuid,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index unclear_starts_of_customer on unclear_starts (workspace_id, customer_id, at desc);
call protect_workspace_rows('unclear_starts');

-- Each side ranks its top five for the work, apart; neither list is shown before both are in.
create table same_page_checks (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  opened_by uuid,
  opened_at timestamptz not null,
  both_in_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, opened_by) references staff (workspace_id, id)
);
create index same_page_checks_of_customer on same_page_checks (workspace_id, customer_id, opened_at desc);
call protect_workspace_rows('same_page_checks');
create table same_page_rankings (
  workspace_id uuid not null,
  check_id uuid not null,
  side text not null check (side in ('us', 'them')),
  -- Five in order, most important first: { words, elementId? }.
  items jsonb not null,
  name text not null default '',
  staff_id uuid,
  at timestamptz not null,
  primary key (workspace_id, check_id, side),
  foreign key (workspace_id, check_id) references same_page_checks (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
call protect_workspace_rows('same_page_rankings');
