# The life cycle of a ledger period alone (market-kernel, PeriodLifeCycle): guards are free, so this is true of the table.
model ledger-period

property guards-hold
  source  layout, ledger periods
  holds   AG allowed

property sealed-once
  source  layout, ledger periods
  holds   moved(SEAL) cannot happen after moved(SEAL)

property never-open-again
  source  docs/adr/0016: an absent seal means open
  holds   OPEN cannot happen after moved(SEAL)

property can-be-sealed
  source  layout, ledger periods: anyone seals a period that is over
  holds   AG EF SEALED
