# The life cycle of a licence alone (market-kernel, LicenceLifeCycle), the same for every market: guards are free.
model licence

property guards-hold
  source  energy-market, a solver's licence
  holds   AG allowed

property ended-after-granted
  source  energy-market, a solver's licence
  holds   ENDED only after IN_FORCE

property not-granted-twice
  source  energy-market, a solver's licence
  holds   if moved(GRANT) then moved(GRANT) only after moved(WITHDRAW)

property forgotten-after-withdrawn
  source  docs/limits.md, rows that no interval names
  holds   moved(FORGET) only after moved(WITHDRAW)

property every-organisation-may-answer
  source  energy-market, a solver's licence: by an administrator of any organisation
  holds   AG (NONE -> EX moved(GRANT(DSO_ADMIN))) & AG (NONE -> EX moved(GRANT(COOPERATIVE_ADMIN))) & AG (NONE -> EX moved(GRANT(REGULATOR_ADMIN)))

property an-ended-licence-can-come-again
  source  energy-market, a solver's licence
  holds   AG (ENDED -> EX moved(GRANT(COOPERATIVE_ADMIN)))

property row-can-go
  source  docs/limits.md, rows that no interval names
  holds   AG (ENDED -> EF NONE)
