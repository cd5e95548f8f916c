# A solver's licence (market-kernel, SolverLicensing): one organisation answers for it, and only that one takes it back.
model energy-licence

property licence-is-counted
  source  energy-market, a solver's licence: a bounded number for each organisation
  holds   AG (licensed -> of(cooperative) | of(regulator))

property one-organisation-answers
  source  energy-market, a solver's licence
  holds   AG !(of(cooperative) & of(regulator))

property no-grant-while-licensed
  source  energy-market, a solver's licence
  holds   if moved(grant(cooperative)) then (moved(grant(regulator)) | moved(late(grant(cooperative)))) only after moved(withdraw(cooperative)) | moved(late(withdraw(cooperative)))

property only-its-organisation-withdraws
  source  energy-market, a solver's licence
  holds   if moved(grant(cooperative)) then moved(withdraw(regulator)) only after moved(grant(regulator))

property grant-licenses
  source  energy-market, a solver's licence
  holds   AG (moved(grant) -> licensed)

property licence-can-always-end
  source  energy-market, a solver's licence
  holds   AG (licensed -> EF !licensed)
