# Two cycles of an allocation market, by the contract itself (model-checker, CycleScope), where the next book is open while a cycle is solved.
model allocation-overlap

property sealed-book
  source  allocation-market, Model checker: close(c) -> AX A[no post or cancel into c W false]
  holds   (moved(post(a)) | moved(late(post(a))) | moved(post(b)) | moved(cancel(0)) | moved(late(cancel(0)))) cannot happen after moved(close(0))

property no-late-solution
  source  allocation-market, Model checker: finalise(c) -> AX A[no solution W close]
  holds   (moved(one(0)) | moved(two(0)) | moved(late(two(0)))) cannot happen after (moved(finalise(0)) | moved(late(finalise(0))))

property closed-in-order
  source  allocation-market, Cycles
  holds   moved(close(1)) only after moved(close(0))

property solved-in-order
  source  allocation-market, Cycles: SOLVING submitSolution needs c-1 FINAL
  holds   moved(two(1)) only after (moved(finalise(0)) | moved(late(finalise(0))))

property final-once
  source  allocation-market, Cycles
  holds   (moved(finalise(0)) | moved(late(finalise(0)))) cannot happen after (moved(finalise(0)) | moved(late(finalise(0))))

property final-is-the-candidate
  source  allocation-market, Model checker: final = candidate; the original's first fault: not reset at finalise
  holds   AG (moved(finalise(1)) & assigned(1) -> candidate(1))

property never-worse
  source  allocation-market, Guarantees: never worse
  holds   moved(one(0)) cannot happen after (moved(two(0)) | moved(late(two(0))))

property conserved
  source  allocation-market, Money
  holds   AG conserved

property settled-once
  source  allocation-market, Money
  holds   AG (moved(settle-again) -> conserved)

property solving-over-can-be-final
  source  allocation-market, Model checker: solving over -> EX finalise
  holds   AG (sealed(0) & over(0) & !final(0) -> EX moved(finalise(0)))

property nothing-stuck
  source  allocation-market, Guarantees: nothing stuck
  holds   AG EF final(1)

property no-deadlock
  source  allocation-market, Model checker
  holds   AG (stuck -> final(1))
