-- Allocation markets as their events tell them. Volumes in units of each market, money in µ, times in ms since 1970. What
-- belongs to a book or cycle goes when the ledger sweeps it, but for the line of the cycle.

create table alloc_market (
    market      varchar(32) primary key,
    json        text    not null, -- kernel MarketSchema
    end_cycle   integer,          -- the first cycle that never is; null while no end is agreed
    last_closed integer not null, -- -1 before the first, as the others
    last_final  integer not null,
    last_swept  integer not null
);

create table alloc_proposal ( -- what waits for a supervisor
    market      varchar(32) not null,
    first_cycle integer     not null, -- -1: the market itself
    digest      varchar(64) not null,
    kind        varchar(8)  not null, -- MARKET, TERMS, END
    json        text        not null, -- kernel MarketSchema or MarketTerms; empty for an end
    before_ms   bigint,               -- until when it can be approved; null: until the cycle is closed
    block       bigint      not null,
    primary key (market, first_cycle, digest)
);

create table alloc_terms (
    market      varchar(32) not null,
    first_cycle integer     not null,
    json        text        not null, -- kernel MarketTerms
    primary key (market, first_cycle)
);

create table alloc_member (
    market  varchar(32)  not null,
    account varchar(64)  not null,
    member  boolean      not null, -- false: was one
    groups_ varchar(600) not null, -- at most 8 names, a space between
    primary key (market, account)
);

create table alloc_solver (
    account      varchar(64) primary key,
    organisation varchar(16) not null,
    from_period  integer     not null,
    until_period integer -- null while the licence is in force
);

create table alloc_cycle (
    market      varchar(32) not null,
    cycle       integer     not null,
    offers      integer     not null, -- posted into its book
    closed_at   bigint,
    terms       integer,              -- from which cycle on its terms hold
    final_at    bigint,
    source      varchar(16),          -- kernel FinalSource
    assignments integer     not null,
    volume      bigint      not null, -- of all of them
    paid        bigint      not null, -- to providers, where money moves; reversed assignments included
    fees        bigint      not null, -- of assignments that stand, where money moves
    reversed    integer     not null,
    collected   bigint      not null, -- of the fees
    primary key (market, cycle)
);

create index alloc_cycle_source on alloc_cycle (source);

create table alloc_page ( -- the money of a posting: what it is owed in the end is deposit + proceeds - spent
    market   varchar(32) not null,
    book     integer     not null,
    page     varchar(64) not null,
    owner    varchar(64) not null,
    groups_  varchar(600) not null,
    deposit  bigint      not null,
    proceeds bigint      not null, -- of assignments that stand
    spent    bigint      not null, -- likewise, with fees
    given    bigint      not null, -- paid back or out so far
    primary key (market, book, page)
);
create index alloc_page_owner on alloc_page (market, owner, book);

create table alloc_offer (
    market       varchar(32) not null,
    book         integer     not null,
    page         varchar(64) not null,
    place        integer     not null,
    side         varchar(8)  not null,
    until        integer     not null,
    void_from    integer, -- cancelled: from the instance of this book on
    alternatives integer     not null,
    json         text        not null, -- kernel Offer
    primary key (market, book, page, place)
);

create table alloc_refused ( -- offers that a posting left out
    market varchar(32) not null,
    book   integer     not null,
    code   varchar(40) not null,
    offers integer     not null,
    primary key (market, book, code)
);

create table alloc_candidate ( -- solutions that led, in ledger order
    market      varchar(32)  not null,
    cycle       integer      not null,
    block       bigint       not null,
    position    integer      not null,
    solver      varchar(64)  not null,
    worth       varchar(100) not null, -- a number for each term of the objective, a space between
    bounds      varchar(100) not null, -- likewise, a dash where nothing is proved
    proved      integer      not null, -- terms
    assignments integer      not null,
    primary key (market, cycle, block, position)
);

create table alloc_assignment (
    market        varchar(32)  not null,
    cycle         integer      not null,
    place         integer      not null, -- in the solution
    provide_book  integer      not null,
    provide_page  varchar(64)  not null,
    provide_place integer      not null,
    consume_book  integer      not null,
    consume_page  varchar(64)  not null,
    consume_place integer      not null,
    type          varchar(80)  not null, -- values of the fields, a space between
    amounts       varchar(80)  not null, -- likewise
    volume        bigint       not null,
    price         bigint       not null, -- of a unit of volume
    fee           bigint       not null, -- likewise
    reversed      boolean      not null,
    primary key (market, cycle, place)
);
create index alloc_assignment_provide on alloc_assignment (market, provide_book, provide_page, provide_place);
create index alloc_assignment_consume on alloc_assignment (market, consume_book, consume_page, consume_place);
