-- Whether both sides had offers that were still open when an interval became final: what is traded in full, or cancelled, asks for no
-- solution. Of intervals that were final before, what both sides had offered stands for it.
alter table offer add column open_until integer default 0 not null; -- last_t, or the last interval before it was cancelled
update offer set open_until = last_t;
create index offer_open on offer (open_until);

alter table market_interval add column two_sided boolean default false not null;
update market_interval set two_sided = true where offered_wh > 0 and requested_wh > 0 and source is not null;
