-- The life of a rule: how often it stood in the way, what it cost, who bent it and what was decided.
alter table rules
  -- What happened that the rule is to prevent; a new rule is not made without it.
  add column harm text not null default '',
  -- The words to use, and what can be done instead: the nearest yes.
  add column words_to_use text not null default '',
  add column nearest_yes text not null default '',
  -- Made here from now on, and so through the gate; the others were there before they were written down.
  add column is_new boolean not null default false,
  -- The rule this one took the place of.
  add column replaces_id uuid,
  add foreign key (workspace_id, replaces_id) references rules (workspace_id, id);

-- Two people read a new rule before it goes live: one who serves and one who is served.
create table rule_read_throughs (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  by_kind text not null check (by_kind in ('frontline', 'customer')),
  by_name text not null default '',
  staff_id uuid,
  is_understood boolean not null,
  words text not null default '' check (length(words) <= 1000),
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index rule_read_throughs_of_rule on rule_read_throughs (workspace_id, rule_id, at desc);
call protect_workspace_rows('rule_read_throughs');

-- Situations as customers describe them: the navigator finds rules by them, and the drill asks them.
create table rule_situations (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  words text not null check (length(words) between 1 and 500),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id) on delete cascade
);
create index rule_situations_of_rule on rule_situations (workspace_id, rule_id);
call protect_workspace_rows('rule_situations');

-- "This rule got in the way."
create table rule_flags (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  by_kind text not null check (by_kind in ('staff', 'customer', 'key')),
  staff_id uuid,
  customer_id uuid,
  conversation_id uuid,
  words text not null default '' check (length(words) <= 2000),
  -- What became of the customer's matter: the rule was bent, held, or somebody only says so.
  outcome text not null default 'said' check (outcome in ('bent', 'held', 'said')),
  burdensome smallint check (burdensome between 1 and 5),
  unnecessary smallint check (unnecessary between 1 and 5),
  ineffective smallint check (ineffective between 1 and 5),
  at timestamptz not null,
  -- Whoever flags is told what was decided.
  told_at timestamptz,
  seen_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete set null (customer_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id)
);
create index rule_flags_of_rule on rule_flags (workspace_id, rule_id, at desc);
create index rule_flags_untold on rule_flags (workspace_id, staff_id) where told_at is not null and seen_at is null;
call protect_workspace_rows('rule_flags');

-- Each time it was applied to somebody: held to, or bent.
create table rule_uses (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  how text not null check (how in ('held', 'bent')),
  -- What it comes from: a request answered "no", a word in a conversation, an exception.
  about_kind text not null check (about_kind in ('request', 'reply', 'conversation', 'exception', 'flag')),
  about_id uuid not null,
  customer_id uuid,
  conversation_id uuid,
  staff_id uuid,
  customer_minutes integer check (customer_minutes >= 0),
  staff_minutes integer check (staff_minutes >= 0),
  -- The customer was put out by it.
  was_aggravating boolean not null default false,
  at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, about_kind, about_id, rule_id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete set null (customer_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index rule_uses_of_rule on rule_uses (workspace_id, rule_id, at desc);
create index rule_uses_of_conversation on rule_uses (workspace_id, conversation_id) where conversation_id is not null;
call protect_workspace_rows('rule_uses');

-- One bend of one rule: acting came first, this comes after.
create table exceptions (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  rule_id uuid not null,
  customer_id uuid,
  conversation_id uuid,
  by_staff_id uuid not null,
  -- How service was bent to the person: adapted, told more, or given more means.
  kind text not null default 'adapting' check (kind in ('adapting', 'telling', 'means')),
  need text not null check (length(need) between 1 and 1000),
  done text not null check (length(done) between 1 and 1000),
  cost_minor bigint not null check (cost_minor >= 0),
  would_do_again boolean not null,
  at timestamptz not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete set null (customer_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, by_staff_id) references staff (workspace_id, id)
);
create index exceptions_of_rule on exceptions (workspace_id, rule_id, at desc);
create index exceptions_lately on exceptions (workspace_id, at desc, id desc);
create index exceptions_of_conversation on exceptions (workspace_id, conversation_id) where conversation_id is not null;
create index exceptions_of_customer on exceptions (workspace_id, customer_id, at desc) where customer_id is not null;
call protect_workspace_rows('exceptions');

-- A hard rule is never bent, whoever asks and by whatever way; the row is held so that it cannot turn hard meanwhile.
create function refuse_bending_a_hard_rule() returns trigger
  language plpgsql as $$
begin
  if (select flex from rules where workspace_id = new.workspace_id and id = new.rule_id for share) = 'hard' then
    raise exception 'a hard rule is never bent' using errcode = 'check_violation', constraint = 'exceptions_never_of_a_hard_rule';
  end if;
  return new;
end
$$;
create trigger exceptions_never_of_a_hard_rule before insert or update of rule_id on exceptions
  for each row execute function refuse_bending_a_hard_rule();
create function refuse_counting_a_hard_rule_as_bent() returns trigger
  language plpgsql as $$
begin
  if new.how = 'bent' and (select flex from rules where workspace_id = new.workspace_id and id = new.rule_id for share) = 'hard' then
    raise exception 'a hard rule is never bent' using errcode = 'check_violation', constraint = 'rule_uses_never_bent_when_hard';
  end if;
  return new;
end
$$;
create trigger rule_uses_never_bent_when_hard before insert or update on rule_uses
  for each row execute function refuse_counting_a_hard_rule_as_bent();

-- A rule before its judges: why it came up, until when it is decided, what was decided and what came of it.
create table rule_reviews (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  rule_id uuid not null,
  because text not null check (because in ('flags', 'bends', 'date', 'person', 'drill')),
  opened_at timestamptz not null,
  -- Ten working days after it was opened.
  decide_by timestamptz not null,
  reminded_at timestamptz,
  outcome text check (outcome in ('killed', 'rewritten', 'explained', 'made-easier')),
  words text not null default '' check (length(words) <= 2000),
  decided_by uuid,
  -- A habit for which no owner was found dies by itself.
  is_by_default boolean not null default false,
  decided_at timestamptz,
  -- What it cost and how often it put customers out, as it stood when it was decided and sixty days after.
  before_figures jsonb,
  after_figures jsonb,
  after_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id) on delete cascade,
  foreign key (workspace_id, decided_by) references staff (workspace_id, id),
  constraint rule_reviews_decided_is_whole check ((outcome is null) = (decided_at is null))
);
create unique index rule_reviews_one_open on rule_reviews (workspace_id, rule_id) where decided_at is null;
create index rule_reviews_of_rule on rule_reviews (workspace_id, rule_id, opened_at desc);
create index rule_reviews_due on rule_reviews (workspace_id, decide_by) where decided_at is null;
call protect_workspace_rows('rule_reviews');

-- The two-minute drill measures the text: whoever was asked is not kept.
create table rule_drills (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  situation_id uuid,
  picked_rule_id uuid,
  seconds integer not null check (seconds >= 0),
  is_explained boolean not null,
  passed boolean not null,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id) on delete cascade,
  foreign key (workspace_id, situation_id) references rule_situations (workspace_id, id) on delete set null (situation_id),
  foreign key (workspace_id, picked_rule_id) references rules (workspace_id, id) on delete set null (picked_rule_id)
);
create index rule_drills_of_rule on rule_drills (workspace_id, rule_id, at desc);
call protect_workspace_rows('rule_drills');
