-- Where each row was told. The rows are made again from block 0, since their version has changed.

delete from clock_terms;
delete from clock_proposal;
delete from clock_seal;

alter table clock_terms add column block bigint not null;
alter table clock_terms add column tx varchar(64) not null;
alter table clock_proposal add column block bigint not null;
alter table clock_proposal add column tx varchar(64) not null;
alter table clock_seal add column block bigint not null;
alter table clock_seal add column tx varchar(64) not null;
create index clock_seal_block on clock_seal (block); -- the newest ones are shown
