-- What all markets share: blocks, transactions, and their events as they were told. Portable between H2 and PostgreSQL: no
-- vendor's types, no upserts. Keys, hashes and ids are lower-case hex. All of it can be rebuilt from block 0.

create table checkpoint (
    id    integer primary key check (id = 1),
    block bigint  not null -- the newest block whose rows are all here
);

create table market_position ( -- up to which block a market's own rows are complete; behind when it was not here
    market  varchar(16) primary key,
    version integer     not null, -- of the projections that made them
    block   bigint      not null
);

create table ledger_transaction (
    block    bigint      not null,
    place    integer     not null, -- among the block's transactions of our chaincode
    tx       varchar(64) not null,
    called   varchar(64) not null, -- such as energy:postOffers
    validity varchar(40) not null, -- Fabric's TxValidationCode
    primary key (block, place)
);
create index ledger_transaction_tx on ledger_transaction (tx); -- a transaction's page asks for it by its id

create table ledger_event ( -- of every contract, those that nobody here knows included
    block    bigint      not null,
    position integer     not null, -- place among the block's events
    tx       varchar(64) not null,
    type     varchar(64) not null, -- as the event names it: unique over all contracts, so it tells whose it is; or empty
    json     text        not null, -- as it was told
    primary key (block, position)
);
create index ledger_event_type on ledger_event (type, block, position);

create table function_count ( -- transactions of our chaincode by what they called
    called varchar(64) primary key,
    good   bigint not null, -- valid
    bad    bigint not null
);

create table known_account ( -- which keys the events of a market have spoken of: why a relay carries their operations
    account varchar(64) not null,
    market  varchar(16) not null,
    kind    varchar(16) not null, -- the market's own word, such as PUBLIC
    block   bigint      not null,
    primary key (account, market, kind)
);
