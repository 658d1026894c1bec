alter table exceptions
  -- What colleagues lent of it, and what went beyond that: it had happened already, and was written down whole.
  add column lent_minor bigint not null default 0 check (lent_minor >= 0),
  add column over_minor bigint not null default 0 check (over_minor >= 0);
