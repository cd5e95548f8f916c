# One match and its provider's result, by the contract itself beside purses and clock (model-checker, MatchScope).
model compute

property a-result-is-committed-once
  source  research/compute 1.6 (e)
  holds   (moved(commit) | moved(late(commit(a)))) cannot happen after (moved(commit) | moved(late(commit(a))))

property closed-for-good
  source  compute-market, Money
  holds   !closed cannot happen after closed

property nothing-is-minted
  source  docs/guarantees.md, G17
  holds   AG !minted

property nothing-is-lost
  source  docs/guarantees.md, G17
  holds   AG !lost

property a-provider-has-its-time
  source  compute-market, Time
  holds   AG (moved(expire(1)) -> provider-over)

property a-creator-has-its-time
  source  compute-market, Time
  holds   AG (disputed -> (creator-over | rejected))

property a-held-back-rejection-is-void
  source  compute-market, Beat
  holds   moved(late(reject)) cannot happen after moved(seal(0))

property a-held-back-time-out-is-void
  source  compute-market, Beat
  holds   moved(late(expire(1))) cannot happen after moved(seal(1))

property what-is-matched-goes-on
  source  docs/guarantees.md, G11
  holds   AG (!closed -> EF (closed | mediated))
