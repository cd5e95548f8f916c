-- What all markets share is made in db/ledger from here on. Before, only this market's events were kept, and none of other
-- contracts; so everything is read again from block 0, as by a rebuild. Enrolments and readings stay: no block has them.

drop table checkpoint;
drop table ledger_transaction;
drop table ledger_event;
drop table function_count;
drop table known_account;
