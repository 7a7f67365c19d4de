-- An answer that was given by the link of a mail is told apart in the history of its milestone; what it said, and taking
-- it back, are in the plan ledger.
create function audit_link_answer() returns trigger language plpgsql as $$
begin
  perform record_event(new.municipality_id, null, case tg_op when 'INSERT' then 'link-answer.added' else 'link-answer.removed' end,
    'link-answer', new.milestone_id::text, array[new.milestone_id, new.office_id, new.person_id],
    jsonb_build_object('answer', new.what));
  return null;
end $$;
create trigger audit after insert or update of undone_at on link_answer for each row execute function audit_link_answer();

-- The hash of the same password made anew at a sign-in is no change of a password.
drop trigger audit on credential;
select audit_account_table('credential', 'password', 'account_id', watched => '{changed_at}');

select wall_municipality_tables();
