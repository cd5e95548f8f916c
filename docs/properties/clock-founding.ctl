# Two organisations found the clock (market-kernel, ClockFounding): a real one and one of a simulation compete.
model clock-founding

property dso-does-not-found-alone
  source  docs/adr/0016: administrators of two organisations
  holds   moved(approve(dso)) only after moved(propose(regulator))

property regulator-approves-what-it-has-read
  source  docs/adr/0016: administrators of two organisations
  holds   moved(approve(simulation)) only after moved(simulate(dso))

property no-service-approves
  source  docs/adr/0016: administrators
  holds   AG !moved(approve(service))

property founded-once
  source  layout, ledger periods: the clock is founded once
  holds   (moved(approve) | moved(late(approve(dso))) | moved(late(approve(regulator))) | moved(late(approve(simulation)))) cannot happen after moved(approve)

property never-changes
  source  docs/adr/0016: the clock never changes
  holds   AG (real -> AG real)

property can-be-founded
  source  layout, ledger periods
  holds   AG EF (real | simulated)
