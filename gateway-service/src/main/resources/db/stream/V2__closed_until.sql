-- Until when a closed allocation cannot be swept. The rows are made again from block 0, since their version has changed.

delete from stream_allocation;
delete from stream_lane;
delete from stream_epoch;
delete from stream_reveal;
delete from stream_fault;

alter table stream_allocation add column closed_until int; -- the period whose seal lets it be swept; null while it is open
