-- The check-in also asks what the "how much further" is about, and how long somebody would wait for a first answer: from
-- the latter is read what to promise (C16).
alter table answers
  drop constraint answers_question_check,
  add constraint answers_question_check check (question in ('school-mark', 'basic-worked', 'how-did-i-do', 'keep', 'change', 'what-missed',
    'exceeding', 'standards', 'how-far', 'how-far-about', 'how-far-words', 'satisfied', 'longest-wait', 'superior'));
create index answers_by_question on answers (workspace_id, question, at desc) where replaced_at is null;
create index asks_by_kind on asks (workspace_id, kind, sent_at desc) where kind <> 'after-conversation';
-- One wave a week at most.
create unique index sentence_waves_by_start on sentence_waves (workspace_id, starts_on);
