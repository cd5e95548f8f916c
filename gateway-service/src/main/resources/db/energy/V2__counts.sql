-- Counts that were scans, and where in the ledger a row comes from, so that a start need not read all events again. The rows
-- of before lack these columns; they are read again from block 0, as by a rebuild.

delete from ledger_transaction;
delete from ledger_event;
delete from market_calendar;
delete from rule_change;
delete from market_interval;
delete from offer_page;
delete from offer;
delete from void_page;
delete from final_trade;
delete from claimed;
delete from candidate;
delete from known_account;
delete from meter;
delete from solver;
delete from bill;
delete from checkpoint;

create table final_count (
    source    varchar(16) primary key, -- kernel FinalSource
    intervals bigint not null
);

create table function_count ( -- transactions of our chaincode by what they called
    called varchar(64) primary key,
    good   bigint not null, -- valid
    bad    bigint not null
);

create table meter_binding ( -- public accounts of meters, the last one holds
    meter   varchar(64) not null,
    block   bigint      not null,
    account varchar(64) not null,
    primary key (meter, block)
);

alter table offer_page add column block bigint not null;
alter table void_page add column block bigint not null;
alter table market_interval add column closed_block bigint;
alter table market_interval add column final_block bigint;
