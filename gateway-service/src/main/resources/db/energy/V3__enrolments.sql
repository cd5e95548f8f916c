-- A waiting enrolment ends: by registration, by an operator, or when it is too old; and no address may fill the list.
alter table meter_enrolment add column origin varchar(64) default 'unknown' not null; -- see slots.Origin; of the asking connection
alter table meter_enrolment add column asked_at bigint default 0 not null;
update meter_enrolment set asked_at = cast(extract(epoch from current_timestamp) as bigint) * 1000;
create index meter_enrolment_origin on meter_enrolment (origin, asked_at);
