-- Settlement of money and deletion are two steps.
alter table market_interval add column settled boolean default false not null;
