# The life cycle of an allocation of the stream market alone (market-kernel, AllocationLifeCycle): guards are free.
model stream-allocation

property guards-hold
  source  stream-market, One transaction binds all
  holds   AG allowed

property made-once
  source  stream-market, One transaction binds all
  holds   moved(CREATE) cannot happen after moved(CREATE)

property silence-is-told-once
  source  stream-market, Money, conserved at every commit
  holds   moved(MISS) cannot happen after moved(MISS)

property a-fault-is-never-less
  source  stream-market, Money, conserved at every commit
  holds   (OPEN | SILENT) cannot happen after AT_FAULT

property closed-whatever-its-customer-does
  source  docs/guarantees.md, G11
  holds   AG ((OPEN | SILENT | AT_FAULT) -> EX moved(CLOSE))

property rows-go-after-the-money
  source  stream-market, Rows
  holds   SWEPT only after CLOSED

property closed-for-good
  source  stream-market, Rows
  holds   !(CLOSED | SWEPT) cannot happen after CLOSED

property can-be-swept
  source  docs/guarantees.md, G11
  holds   AG EF SWEPT
