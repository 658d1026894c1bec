-- The page after a conversation also asks whether one of our rules got in the way.
alter table answers
  drop constraint answers_question_check,
  add constraint answers_question_check check (question in ('school-mark', 'basic-worked', 'how-did-i-do', 'keep', 'change', 'what-missed',
    'rule-in-the-way', 'exceeding', 'standards', 'how-far', 'how-far-about', 'how-far-words', 'satisfied', 'longest-wait', 'superior'));
