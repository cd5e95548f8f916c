# The life cycle of a lane of the stream market alone (market-kernel, LaneLifeCycle): guards are free.
model stream-lane

property guards-hold
  source  stream-market, An epoch on the ledger
  holds   AG allowed

property made-once
  source  stream-market, One transaction binds all
  holds   moved(MAKE) cannot happen after moved(MAKE)

property one-dispute-at-most
  source  stream-market, An epoch on the ledger
  holds   moved(OPEN_APART) cannot happen after moved(OPEN_APART)

property nothing-is-opened-in-a-dispute
  source  stream-market, An epoch on the ledger
  holds   AG (FROZEN -> !EX (moved(OPEN) | moved(OPEN_APART) | moved(OPEN_WRONG)))

property a-lane-in-dispute-may-root-what-had-begun
  source  stream-market, An epoch on the ledger
  holds   AG (FROZEN -> EX moved(ROOT))

property who-was-silent-at-a-root-still-opens
  source  stream-market, Money, conserved at every commit
  holds   AG (CLOSING -> EX moved(OPEN))

property judged-only-in-dispute
  source  stream-market, An epoch on the ledger
  holds   RESOLVED only after FROZEN

property silence-at-an-opening-ends-the-lease
  source  stream-market, Money, conserved at every commit
  holds   (moved(ROOT) | moved(OPEN)) cannot happen after moved(SILENT_AT_OPENING)

property what-has-lost-its-lease-is-only-closed
  source  stream-market, Money, conserved at every commit
  holds   (RUN | CLOSING | FROZEN | RESOLVED) cannot happen after OVER

property closed-for-good
  source  stream-market, Money, conserved at every commit
  holds   !CLOSED cannot happen after CLOSED

property a-dispute-that-nobody-judges-ends
  source  docs/guarantees.md, G11
  holds   AG (FROZEN -> EX moved(UNJUDGED))

property a-lane-that-is-over-is-paid-out-by-anybody
  source  docs/guarantees.md, G11
  holds   AG (OVER -> EX moved(CLOSE))

property can-close
  source  docs/guarantees.md, G11
  holds   AG EF CLOSED
