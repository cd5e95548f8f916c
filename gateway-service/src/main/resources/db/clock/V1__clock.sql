-- The clock as its events tell it.

create table clock_terms (
    id   integer primary key check (id = 1),
    json text not null -- kernel Clock
);

create table clock_proposal ( -- each organisation's last one
    organisation varchar(16) primary key,
    json         text not null -- kernel Clock
);

create table clock_seal (
    period    integer primary key,
    sealed_at bigint  not null, -- ms since 1970
    swept     integer not null  -- rows of outcomes that are deleted, an outcome counting as two
);
