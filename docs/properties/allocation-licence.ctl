# The life cycle of a solver's licence of allocation markets alone (market-kernel, LicenceLifeCycle): guards are free.
model allocation-licence

property guards-hold
  source  allocation-market, Operations
  holds   AG allowed

property ended-after-granted
  source  allocation-market, Operations
  holds   ENDED only after IN_FORCE

property not-granted-twice
  source  allocation-market, Operations
  holds   if moved(GRANT) then moved(GRANT) only after moved(WITHDRAW)
