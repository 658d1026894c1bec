-- More than one kind of ask: after a conversation, the three-question check-in, and the sentence both sides answer in
-- the same week. One rest period holds across all of them, so they share one table.
alter table asks
  add column kind text not null default 'after-conversation' check (kind in ('after-conversation', 'check-in', 'same-sentence')),
  -- Asks of the same wave belong together: staff and customers get the same sentence in the same week.
  add column wave_id uuid;
create index asks_of_wave on asks (workspace_id, wave_id) where wave_id is not null;
alter table answers
  drop constraint answers_question_check,
  add constraint answers_question_check check (question in ('school-mark', 'basic-worked', 'how-did-i-do', 'keep', 'change', 'what-missed',
    'exceeding', 'standards', 'how-far', 'how-far-words', 'satisfied', 'superior'));

-- How often customers of a tier are asked the three questions.
create table check_in_schedules (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  tier text not null check (tier in ('standard', 'premium', 'flagship')),
  every_days integer not null check (every_days between 30 and 730),
  is_on boolean not null default false,
  primary key (workspace_id, tier)
);
call protect_workspace_rows('check_in_schedules');

-- "How much further could we go for you?" is answered within seven days: yes, not yet, or no because of a rule.
create table how_far_replies (
  workspace_id uuid not null,
  answer_id uuid not null,
  customer_id uuid not null,
  due_at timestamptz not null,
  reply text check (reply in ('yes', 'not-yet', 'no')),
  words text not null default '',
  rule_id uuid,
  conversation_id uuid,
  replied_by uuid,
  replied_at timestamptz,
  primary key (workspace_id, answer_id),
  foreign key (workspace_id, answer_id) references answers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, rule_id) references rules (workspace_id, id),
  foreign key (workspace_id, replied_by) references staff (workspace_id, id),
  constraint how_far_replies_no_names_its_rule check (reply is distinct from 'no' or rule_id is not null)
);
create index how_far_replies_open on how_far_replies (workspace_id, due_at) where replied_at is null;
call protect_workspace_rows('how_far_replies');

-- A week in which both sides answer the same sentence.
create table sentence_waves (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  starts_on date not null,
  ends_on date not null,
  opened_by uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, opened_by) references staff (workspace_id, id)
);
call protect_workspace_rows('sentence_waves');
alter table asks add foreign key (workspace_id, wave_id) references sentence_waves (workspace_id, id);

-- What staff say of us or of the week. Read as counts only, from four people on; whose answer it is stays with them.
create table staff_answers (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  staff_id uuid not null,
  question text not null check (question in ('superior', 'took-more', 'could-say-yes')),
  value smallint not null check (value between 1 and 5),
  customer_id uuid,
  wave_id uuid,
  -- The Monday of the week it speaks of.
  week date not null,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, wave_id) references sentence_waves (workspace_id, id)
);
create unique index staff_answers_once_a_week on staff_answers (workspace_id, staff_id, question, week, coalesce(customer_id, '00000000-0000-0000-0000-000000000000'::uuid));
create index staff_answers_of_customer on staff_answers (workspace_id, customer_id, week desc) where customer_id is not null;
call protect_workspace_rows('staff_answers');
