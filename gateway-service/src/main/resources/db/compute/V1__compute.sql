-- Matches of batch computation and what lies in its book, as events tell them.

create table compute_offer ( -- in the book
    id       varchar(64) primary key,
    kind     varchar(16) not null, -- kernel OfferKind
    owner    varchar(64) not null,
    over_ms  bigint      not null  -- from when on anybody may take it out, ms since 1970
);
create index compute_offer_over on compute_offer (over_ms);

create table compute_match (
    id        varchar(64) primary key,
    job       varchar(64) not null,
    creator   varchar(64) not null,
    provider  varchar(64) not null,
    mediator  varchar(64) not null, -- whose turn it is, or was
    directory varchar(64) not null,
    solver    varchar(64) not null,
    status    varchar(24) not null, -- kernel MatchStatus
    due_ms    bigint      not null, -- by when whoever has to act must have acted
    grace_ms  bigint      not null,
    reveal_ms bigint      not null, -- more, for a result that nobody audits and both sides leave alone; else 0
    over_ms   bigint,               -- from when on anybody may act on it; null once it is closed
    estimate  bigint      not null, -- amounts in µ
    outcome   varchar(24),          -- kernel Outcome, once it is closed
    paid      bigint      not null, -- what moved between its parties and the treasury
    block     bigint      not null  -- where it was made
);
create index compute_match_over on compute_match (over_ms);
create index compute_match_block on compute_match (block);
