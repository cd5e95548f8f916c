# The life cycle of an interval alone (market-kernel, IntervalLifeCycle): guards are free, so this is true of the table.
model interval

property guards-hold
  source  energy-market, Operations
  holds   AG allowed

property closed-before-final
  source  energy-market, finalise: "anyone, after closeRound"
  holds   FINALISED only after CLOSED

property settled-before-swept
  source  energy-market, sweep; docs/adr/0014
  holds   SWEPT only after SETTLED

property final-once
  source  energy-market, finalise
  holds   moved(FINALISE) cannot happen after moved(FINALISE)

property never-open-again
  source  energy-market, closeRound: an absent seal means open
  holds   OPEN cannot happen after moved(CLOSE_ROUND)

property can-be-swept
  source  energy-market, sweep
  holds   AG EF SWEPT
