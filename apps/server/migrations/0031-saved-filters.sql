-- Conditions can be kept of more lists: letters, reviews and lawsuits, the trail, what waits for a person.

-- owner: systems/saved-filters
alter table saved_filter drop constraint saved_filter_screen_check;
alter table saved_filter add constraint saved_filter_screen_check
  check (screen in ('documents', 'requests', 'letters', 'remedies', 'trail', 'work'));
