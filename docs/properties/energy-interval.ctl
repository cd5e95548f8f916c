# One trade from its offers to its sweep, by the contract itself (model-checker, IntervalScope).
model energy-interval

property sealed-book
  source  energy-market, Time, books, rounds: what was endorsed before the seal and is committed after it is invalidated
  holds   (moved(post) | moved(late(post(sell))) | moved(late(post(buy)))) cannot happen after moved(close(0))

property no-late-solution
  source  energy-market, closeRound
  holds   (moved(solve) | moved(late(solve(1)))) cannot happen after moved(close(1))

property solved-after-the-last-is-final
  source  energy-market, Time, books, rounds: "needs tau-1 to be final"
  holds   moved(solve) only after moved(finalise(0))

property rounds-close-in-order
  source  energy-market, closeRound
  holds   moved(close(1)) only after moved(close(0))

property final-after-closed
  source  energy-market, finalise
  holds   moved(finalise(1)) only after moved(close(1))

property final-in-order
  source  energy-market, finalise
  holds   moved(finalise(1)) only after moved(finalise(0))

property final-once
  source  energy-market, finalise
  holds   (moved(finalise(1)) | moved(late(finalise(1)))) cannot happen after moved(finalise(1))

property final-is-the-candidate
  source  energy-market, finalise: "its trades of tau become final as they are", in time
  holds   AG (moved(finalise(1)) & candidate(1) & !begun(1) -> traded(1))

property nothing-is-traded-in-the-past
  source  energy-market, finalise: nobody can deliver in the past
  holds   AG (moved(finalise(1)) & begun(1) -> !traded(1))

property settled-after-claims
  source  energy-market, sweep: "refused while either side of a trade of t is unclaimed"
  holds   AG (moved(settle(1)) & traded(1) -> claimed(sell) & claimed(buy))

property settled-in-order
  source  energy-market, sweep; docs/adr/0014
  holds   moved(settle(1)) only after moved(settle(0))

property swept-after-settled
  source  docs/adr/0014
  holds   moved(sweep(1)) only after moved(settle(1))

property nothing-stuck
  source  docs/guarantees.md, G11
  holds   AG EF final(1)

property no-deadlock
  source  docs/guarantees.md, G11
  holds   AG (stuck -> final(1))
