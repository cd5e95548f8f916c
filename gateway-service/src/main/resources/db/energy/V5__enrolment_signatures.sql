-- What the meter signed is told to other organisations' gateways, which check it. Who asked before this has none, and is told
-- to nobody until it asks again.
alter table meter_enrolment add column signature varchar(128);
