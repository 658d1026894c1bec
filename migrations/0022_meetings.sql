-- Talks that change expectations. An account review ends in a score and always in another talk; that talk is a meeting of
-- its own that names the review it follows.
create table meetings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('account-review', 'post-review-talk', 'huddle', 'one-to-one')),
  customer_id uuid,
  title text not null check (length(title) between 1 and 200),
  owner_staff_id uuid,
  status text not null default 'planned' check (status in ('planned', 'pre-read-sent', 'held', 'written-up', 'talk-booked', 'agreed', 'closed', 'cancelled')),
  scheduled_at timestamptz not null,
  minutes integer not null default 60 check (minutes between 5 and 600),
  place text not null default '',
  -- What the review looks back on.
  period_from date,
  period_to date,
  -- Collected before the meeting, kept apart from any talk of price.
  dissatisfaction text not null default '',
  dissatisfaction_at timestamptz,
  -- The client's score, 0 to 10 with one decimal.
  score numeric(3, 1) check (score between 0 and 10),
  scored_by_name text not null default '',
  scored_at timestamptz,
  notes text not null default '',
  -- The card, the figures and the findings as they stood when the pre-read left.
  pre_read jsonb,
  pre_read_sent_at timestamptz,
  held_at timestamptz,
  written_up_at timestamptz,
  talk_booked_at timestamptz,
  agreed_at timestamptz,
  agreed_by_name text not null default '',
  closed_at timestamptz,
  -- For a post-review talk: the review.
  follows_id uuid,
  revision integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, created_by) references staff (workspace_id, id),
  foreign key (workspace_id, follows_id) references meetings (workspace_id, id)
);
create unique index meetings_one_talk_per_review on meetings (workspace_id, follows_id) where follows_id is not null and status <> 'cancelled';
create index meetings_of_customer on meetings (workspace_id, customer_id, scheduled_at desc) where customer_id is not null;
create index meetings_lately on meetings (workspace_id, scheduled_at desc, id desc);
create index meetings_unfinished on meetings (workspace_id, scheduled_at) where status not in ('closed', 'cancelled');
call protect_workspace_rows('meetings');

create table meeting_people (
  workspace_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  side text not null check (side in ('us', 'them')),
  staff_id uuid,
  customer_id uuid,
  name text not null default '',
  primary key (workspace_id, id),
  foreign key (workspace_id, meeting_id) references meetings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id)
);
create index meeting_people_of_meeting on meeting_people (workspace_id, meeting_id);
call protect_workspace_rows('meeting_people');

-- The living page: agenda, focus items (five, picked by the client), actions, and points left open.
create table meeting_items (
  workspace_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('agenda', 'focus', 'action', 'open-point', 'script-answer')),
  words text not null check (length(words) between 1 and 2000),
  -- The finding an agenda item came from, the question of the script an answer belongs to.
  origin text not null default '',
  by_side text not null default 'us' check (by_side in ('us', 'them')),
  owner_staff_id uuid,
  owner_name text not null default '',
  due_on date,
  done_at timestamptz,
  -- An open point becomes a conversation.
  conversation_id uuid,
  position integer not null default 0,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, meeting_id) references meetings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id)
);
create index meeting_items_of_meeting on meeting_items (workspace_id, meeting_id, kind, position);
create index meeting_items_due on meeting_items (workspace_id, due_on) where kind = 'action' and done_at is null;
call protect_workspace_rows('meeting_items');

-- How the client marks each element at a review, 0 to 5: what the ratchet reads as performance.
create table meeting_scores (
  workspace_id uuid not null,
  meeting_id uuid not null,
  element_id uuid not null,
  value numeric(3, 2) not null check (value between 0 and 5),
  at timestamptz not null,
  primary key (workspace_id, meeting_id, element_id),
  foreign key (workspace_id, meeting_id) references meetings (workspace_id, id) on delete cascade,
  foreign key (workspace_id, element_id) references elements (workspace_id, id)
);
call protect_workspace_rows('meeting_scores');
