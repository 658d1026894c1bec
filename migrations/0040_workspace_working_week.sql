-- When the business is open: dates inside the house (a write-up within two working days) run on it. A customer is never
-- quoted a time from here. Periods as in promises/logic/working-calendar.ts, holidays as ISO dates.
alter table workspaces
  add column working_periods jsonb not null default '[
    {"weekday": 1, "from": "09:00", "to": "17:00"}, {"weekday": 2, "from": "09:00", "to": "17:00"},
    {"weekday": 3, "from": "09:00", "to": "17:00"}, {"weekday": 4, "from": "09:00", "to": "17:00"},
    {"weekday": 5, "from": "09:00", "to": "17:00"}]',
  add column holidays text[] not null default '{}';
