-- The energy market as its public events tell it. Portable between H2 and PostgreSQL: no vendor's types, no upserts.
-- Keys, hashes and ids are lower-case hex. Energy is in Wh, money in micro-units, prices in micro-units per Wh,
-- times in milliseconds since 1970. All tables but meter_enrolment and meter_reading can be rebuilt from block 0.

create table checkpoint (
    id    integer primary key check (id = 1),
    block bigint  not null -- the newest block whose rows are all here
);

create table ledger_transaction (
    block    bigint      not null,
    place    integer     not null, -- among the block's transactions of our chaincode
    tx       varchar(64) not null,
    called   varchar(64) not null, -- such as energy:postOffers
    validity varchar(40) not null, -- Fabric's TxValidationCode
    primary key (block, place)
);

create table ledger_event (
    block    bigint      not null,
    position integer     not null, -- place among the block's events
    tx       varchar(64) not null,
    type     varchar(40) not null,
    json     text        not null, -- canonical JSON of a kernel EnergyEvent
    primary key (block, position)
);
create index ledger_event_type on ledger_event (type, block, position);

create table market_calendar (
    id   integer primary key check (id = 1),
    json text not null -- kernel MarketCalendar
);

create table rule_change (
    id        varchar(64) primary key,
    effective boolean     not null,
    first_t   integer     not null, -- the first interval it holds for
    json      text        not null  -- kernel ProposedRules
);

create table market_interval (
    t            integer primary key,
    offered_wh   bigint not null, -- selling offers that name t and are not void there, each with its whole energy
    requested_wh bigint not null, -- buying offers likewise
    closed_at    bigint,
    finalised_at bigint,
    source       varchar(16),     -- kernel FinalSource
    trades       integer not null,
    traded_wh    bigint  not null,
    swept        boolean not null
);

create table offer_page (
    page    varchar(64) primary key,
    book    integer     not null,
    account varchar(64) not null,
    json    text        not null -- kernel OfferPage
);
create index offer_page_book on offer_page (book);

create table offer (
    page            varchar(64) not null,
    place           integer     not null,
    side            varchar(4)  not null,
    feeder_group    varchar(64) not null, -- the anonymity group of its assets
    energy_wh       bigint      not null,
    reservation     bigint      not null,
    first_t         integer     not null,
    last_t          integer     not null,
    primary key (page, place)
);

create table void_page (
    page varchar(64) primary key,
    book integer     not null,
    json text        not null -- kernel VoidPage
);
create index void_page_book on void_page (book);

create table final_trade (
    t          integer     not null,
    sell_page  varchar(64) not null,
    sell_place integer     not null,
    buy_page   varchar(64) not null,
    buy_place  integer     not null,
    energy_wh  bigint      not null,
    price      bigint      not null,
    fee        bigint      not null,
    primary key (t, sell_page, sell_place, buy_page, buy_place)
);

create table claimed ( -- which accounts have their final trades of an interval
    account varchar(64) not null,
    t       integer     not null,
    primary key (account, t)
);

create table candidate (
    block         bigint      not null,
    position      integer     not null,
    round         integer     not null,
    solver        varchar(64) not null,
    energy_wh     bigint      not null,
    welfare_micro bigint      not null,
    trades        integer     not null,
    certified     boolean     not null,
    primary key (block, position)
);
create index candidate_round on candidate (round);

create table known_account (
    account varchar(64) not null,
    kind    varchar(8)  not null, -- PUBLIC, ASSETS, CREDIT, SOLVER, METER: why a relay carries its operations
    block   bigint      not null,
    primary key (account, kind)
);

create table meter (
    meter          varchar(64) primary key,
    meter_key      varchar(64) not null,
    feeder         varchar(64) not null,
    production_wh  bigint      not null, -- L+ and L- of the newest rule
    consumption_wh bigint      not null,
    account        varchar(64)           -- the public account bound to it
);
create unique index meter_by_key on meter (meter_key);

create table solver (
    account      varchar(64) primary key,
    organisation varchar(16) not null,
    from_round   integer     not null,
    until_round  integer
);

create table bill (
    meter       varchar(64) not null,
    first_t     integer     not null,
    last_t      integer     not null,
    total_micro bigint      not null,
    primary key (meter, first_t)
);

-- What the ledger does not know.

create table meter_enrolment ( -- several keys may ask for one name; DSO and cooperative decide
    meter          varchar(64) not null,
    meter_key      varchar(64) not null,
    feeder         varchar(64) not null,
    production_wh  bigint      not null,
    consumption_wh bigint      not null,
    primary key (meter, meter_key)
);

create table meter_reading (
    meter  varchar(64) not null,
    t      integer     not null,
    net_wh bigint      not null,
    salt   varchar(64) not null,
    primary key (meter, t)
);
