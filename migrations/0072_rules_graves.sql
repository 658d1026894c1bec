-- Rules that ended before decisions about them were kept stand in the graveyard too, with their date and without figures.
insert into rule_reviews (workspace_id, id, rule_id, because, opened_at, decide_by, outcome, decided_at, after_at)
select r.workspace_id, gen_random_uuid(), r.id, 'person', r.ended_at, r.ended_at, r.status, r.ended_at, r.ended_at
from rules r
where r.status in ('killed', 'rewritten') and r.ended_at is not null
  and not exists (select from rule_reviews v where v.workspace_id = r.workspace_id and v.rule_id = r.id);
