-- Allocations of stream computation, lane by lane and epoch by epoch, as events tell them. Amounts in µ, times in ms since 1970.

create table stream_allocation (
    id          varchar(64) primary key,
    customer    varchar(64) not null,
    allocator   varchar(64) not null,
    mediators   varchar(200) not null, -- accounts, with a comma between
    inputs      int         not null,  -- N, of an epoch
    epochs      int         not null,  -- K
    start_ms    bigint      not null,
    epoch_ms    bigint      not null,
    price       bigint      not null,  -- for 10^12 fuel
    epoch_price bigint      not null,  -- V, of a lane and epoch
    gone        varchar(16),           -- SILENT or AT_FAULT, when the customer is
    closed      boolean     not null,
    swept       boolean     not null,  -- whether the ledger has forgotten its rows
    block       bigint      not null   -- where it was made
);
create index stream_allocation_block on stream_allocation (block);

create table stream_lane (
    allocation varchar(64) not null,
    supplier   varchar(64) not null,
    place      int         not null, -- in lane order, from 0
    status     varchar(16) not null, -- kernel LaneStatus
    rooted     int         not null,
    opened     int         not null,
    escrow     bigint      not null,
    deposit    bigint      not null,
    earned     bigint      not null,
    forfeited  bigint      not null,
    back       bigint      not null,
    primary key (allocation, supplier)
);

create table stream_epoch ( -- of a lane
    allocation varchar(64) not null,
    supplier   varchar(64) not null,
    epoch      int         not null,
    missing    int         not null, -- inputs that it has not received
    status     varchar(16) not null, -- gateway LaneEpoch
    primary key (allocation, supplier, epoch)
);

create table stream_reveal (
    allocation varchar(64) not null,
    epoch      int         not null,
    tests      int         not null,
    untested   bigint      not null, -- forfeited for tests that reached nobody
    concluded  boolean     not null,
    primary key (allocation, epoch)
);

create table stream_fault ( -- what somebody is fined for, or loses a lease by
    allocation varchar(64) not null,
    position   bigint      not null, -- in the order in which they were told, from 0
    epoch      int         not null,
    party      varchar(64) not null,
    what       varchar(32) not null, -- gateway FaultKind
    block      bigint      not null,
    transaction_id varchar(64) not null,
    primary key (allocation, position)
);
