-- What metrics tell of the market, kept as it happens. What there was before is counted once, from the rows that have it.
alter table final_count add column trades bigint default 0 not null;
alter table final_count add column traded_wh bigint default 0 not null;
alter table final_count add column two_sided bigint default 0 not null; -- intervals for which both sides had offered
update final_count set
    trades = (select coalesce(sum(i.trades), 0) from market_interval i where i.source = final_count.source),
    traded_wh = (select coalesce(sum(i.traded_wh), 0) from market_interval i where i.source = final_count.source),
    two_sided = (select count(*) from market_interval i
        where i.source = final_count.source and i.offered_wh > 0 and i.requested_wh > 0);
create index market_interval_source on market_interval (source, t);

create table mix_count (
    outcome varchar(16) primary key, -- opened, not_opened, aborted, abandoned, committed
    mixes   bigint not null
);
insert into mix_count (outcome, mixes)
    select outcome, count(*) from (
        select case
            when type = 'MixOpened' then 'opened'
            when type = 'MixNotOpened' then 'not_opened'
            when type = 'MixCommitted' then 'committed'
            when json like '%"abandoned":true%' then 'abandoned'
            else 'aborted' end as outcome
        from ledger_event where type in ('MixOpened', 'MixNotOpened', 'MixAborted', 'MixCommitted')) mixes
    group by outcome;
