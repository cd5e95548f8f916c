-- Purses as their events tell them. Amounts in µ, millionths of the currency.

create table purse_account (
    account varchar(64) primary key,
    held    bigint not null
);

create table purse_payout ( -- what waits for its account
    account varchar(64)  not null,
    market  varchar(64)  not null, -- of the deal; or booking, returned
    deal    varchar(160) not null,
    amount  bigint       not null,
    primary key (account, market, deal)
);

create table purse_redemption (
    account   varchar(64) not null,
    name      varchar(64) not null, -- of the operation that asked for it
    amount    bigint      not null,
    status    varchar(16) not null, -- kernel RedemptionStatus
    reference varchar(64),          -- of the payment outside, once it is paid
    block     bigint      not null, -- where it was asked for
    primary key (account, name)
);
create index purse_redemption_status on purse_redemption (status, block);

create table purse_reference ( -- of the operator's books; one that is booked again after it was swept has its last booking
    reference  varchar(64) primary key,
    account    varchar(64) not null,
    amount     bigint      not null,
    taken_back boolean     not null
);

create table purse_deal ( -- what lies in the deals of markets; one that holds nothing has no row
    market varchar(64)  not null,
    deal   varchar(160) not null,
    held   bigint       not null,
    primary key (market, deal)
);

create table purse_sum ( -- kept as it happens, so that metrics need not add up all rows
    place  varchar(16) primary key, -- purses, payouts, redemptions, deals
    amount bigint not null
);
