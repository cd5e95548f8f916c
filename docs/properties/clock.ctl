# One ledger period from an operation that names it as its last to the sweep of its outcome (model-checker, PeriodScope).
model clock

property nothing-after-its-seal
  source  layout, ledger periods; docs/guarantees.md, G10: what was endorsed before a seal and ordered after it has no effect
  holds   (moved(write) | moved(late(write))) cannot happen after moved(seal) | moved(late(seal))

property sealed-when-over
  source  docs/adr/0016: no organisation can date a period's end forward
  holds   AG (sealed -> over)

property counted-once
  source  docs/guarantees.md, G9
  holds   AG !twice

property kept-until-sealed
  source  layout, ledger periods: its id is swept only after that seal
  holds   AG (noted & !sealed -> kept)

property swept-after-the-seal
  source  layout, ledger periods: its id is swept only after that seal
  holds   moved(sweep) only after moved(seal) | moved(late(seal))

property decided
  source  docs/guarantees.md, G16: whoever waits for the seal knows how an operation ended
  holds   AG (over -> EF sealed)

property tidy-in-the-end
  source  docs/limits.md: sweeping meets no bound
  holds   AG EF (sealed & !untidy)
