-- The page of a meeting is read by both sides, so what is meant for our side alone is kept in places of its own and is
-- never mixed into what a client reads.
alter table meetings
  -- What we note for ourselves; no page of the client's ever asks for it.
  add column private_notes text not null default '' check (length(private_notes) <= 20000),
  -- Two lines that the next huddle reads out.
  add column team_note text not null default '' check (length(team_note) <= 400);
-- An agenda item about strain or cost, an action between ourselves.
alter table meeting_items add column is_private boolean not null default false;
-- A finding becomes one agenda item of a meeting, however often it is added.
create unique index meeting_items_one_per_finding on meeting_items (workspace_id, meeting_id, origin)
  where kind = 'agenda' and origin <> '';
-- The five questions of the talk are answered once each; a later answer changes the earlier one.
create unique index meeting_items_one_answer_per_question on meeting_items (workspace_id, meeting_id, origin)
  where kind = 'script-answer';
-- Talks of one member of staff that are still to come or unfinished.
create index meetings_of_owner on meetings (workspace_id, owner_staff_id, scheduled_at)
  where status not in ('closed', 'cancelled');
