# The life cycle of an upload alone (market-kernel, contest.UploadLifeCycle): guards are free.
model upload

property guards-hold
  source  energy-market, Verification
  holds   AG allowed

property begun-once
  source  energy-market, Verification
  holds   moved(BEGIN) cannot happen after moved(BEGIN)

property sealed-after-begun
  source  energy-market, Verification: it competes only when sealed
  holds   moved(SEAL) only after moved(BEGIN)

property no-part-after-the-end
  source  energy-market, Verification
  holds   moved(ADD) cannot happen after (moved(SEAL) | moved(LEAVE))

property what-is-given-up-never-leads
  source  solver, What is built: reward
  holds   moved(SEAL) cannot happen after moved(LEAVE)

property a-part-leaves-it-open
  source  energy-market, Verification
  holds   AG (moved(ADD) -> OPEN)

property can-lead
  source  energy-market, Better
  holds   AG (OPEN -> EX moved(SEAL))
