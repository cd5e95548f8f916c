# The cycle of an allocation market alone (market-kernel, CycleLifeCycle), Fig 6.3: guards are free.
model allocation-cycle

property guards-hold
  source  allocation-market, Model checker: "fired -> its guard held" on every edge
  holds   AG allowed

property solved-after-offered
  source  6.4.4.1; Fig 6.3
  holds   SOLVING only after OFFERING

property final-after-solved
  source  6.4.4.1; Fig 6.3
  holds   FINAL only after SOLVING

property no-solution-after-the-end
  source  6.4.4.1: finalise -> AX A[not createSolution W close]
  holds   moved(SUBMIT) cannot happen after moved(FINALISE)

property never-offered-again
  source  6.4.4.1: close -> no further posting into the book
  holds   OFFERING cannot happen after moved(CLOSE)

property final-once
  source  allocation-market, Cycles
  holds   moved(FINALISE) cannot happen after moved(FINALISE)

property swept-after-final
  source  allocation-market, Cycles
  holds   SWEPT only after FINAL

property can-be-solved
  source  6.4.4.1: if solving then finalise is possible
  holds   AG (SOLVING -> EX moved(FINALISE))

property can-be-swept
  source  allocation-market, Operations: sweep
  holds   AG EF SWEPT
