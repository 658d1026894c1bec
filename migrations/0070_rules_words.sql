-- When a rule was last worded: whoever read it before has read another.
alter table rules
  add column worded_at timestamptz;

-- What customers said in an ask: "one of your rules got in the way". Somebody says which rule they mean, or that it is
-- none.
create table rule_words (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid,
  conversation_id uuid,
  -- The ask whose answer they stand in; an answer thought better of changes them while nobody has dealt with them.
  ask_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  at timestamptz not null,
  rule_id uuid,
  dealt_with_at timestamptz,
  dealt_with_by uuid,
  primary key (workspace_id, id),
  unique (workspace_id, ask_id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete set null (customer_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  foreign key (workspace_id, rule_id) references rules (workspace_id, id) on delete set null (rule_id),
  foreign key (workspace_id, dealt_with_by) references staff (workspace_id, id)
);
create index rule_words_open on rule_words (workspace_id, at desc, id desc) where dealt_with_at is null;
call protect_workspace_rows('rule_words');

create index rules_by_replaced on rules (workspace_id, replaces_id) where replaces_id is not null;
create index rule_reviews_decided on rule_reviews (workspace_id, decided_at desc, id desc) where decided_at is not null;
create index rule_reviews_to_look_back on rule_reviews (workspace_id, decided_at) where decided_at is not null and after_at is null;
