# The life cycle of an epoch of the stream market alone (market-kernel, EpochLifeCycle): guards are free.
model stream-epoch

property guards-hold
  source  stream-market, Rows
  holds   AG allowed

property revealed-once
  source  stream-market, An epoch on the ledger
  holds   moved(REVEAL) cannot happen after moved(REVEAL)

property no-dispute-before-a-reveal
  source  stream-market, An epoch on the ledger
  holds   DISPUTED only after REVEALED

property concluded-only-in-dispute
  source  stream-market, An epoch on the ledger
  holds   CONCLUDED only after DISPUTED

property concluded-for-good
  source  stream-market, An epoch on the ledger
  holds   !CONCLUDED cannot happen after CONCLUDED

property a-second-lane-may-dispute
  source  stream-market, An epoch on the ledger
  holds   AG (DISPUTED -> EX moved(DISPUTE))

property a-dispute-can-end
  source  docs/guarantees.md, G11
  holds   AG (DISPUTED -> EX moved(CONCLUDE))
