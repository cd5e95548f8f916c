# The life cycle of a match of the computation market alone (market-kernel, MatchLifeCycle): guards are free.
model compute-match

property guards-hold
  source  compute-market, Life of a match
  holds   AG allowed

property matched-once
  source  compute-market, Matching
  holds   moved(MATCH) cannot happen after moved(MATCH)

property a-result-is-committed-once
  source  research/compute 1.6 (e)
  holds   moved(COMMIT) cannot happen after moved(COMMIT)

property no-dispute-without-a-result
  source  compute-market, Life of a match
  holds   DISPUTED only after COMMITTED

property no-opening-is-asked-for-without-a-dispute
  source  compute-market, Who sees what when
  holds   AWAITING_OPENING only after DISPUTED

property no-verdict-before-a-dispute
  source  compute-market, Verdict
  holds   JUDGED only after DISPUTED

property accepted-only-when-committed
  source  compute-market, Life of a match
  holds   moved(ACCEPT) only after COMMITTED

property accepted-is-never-disputed
  source  compute-market, Life of a match
  holds   (DISPUTED | JUDGED | SEEKING) cannot happen after moved(ACCEPT)

property closed-for-good
  source  compute-market, Money
  holds   !CLOSED cannot happen after CLOSED

property a-silent-provider-is-timed-out-by-anybody
  source  docs/guarantees.md, G11
  holds   AG (MATCHED -> EX moved(EXPIRE_LAST))

property a-silent-creator-is-timed-out-by-anybody
  source  docs/guarantees.md, G11
  holds   AG (COMMITTED -> (EX moved(EXPIRE) & EX moved(EXPIRE_LAST)))

property a-silent-mediator-is-timed-out-by-anybody
  source  docs/guarantees.md, G11
  holds   AG (DISPUTED -> (EX moved(EXPIRE) & EX moved(EXPIRE_LAST)))

property a-hidden-opening-stops-nobody
  source  docs/guarantees.md, G11
  holds   AG (AWAITING_OPENING -> (EX moved(JUDGE_ALONE) & EX moved(JUDGE_SPLIT)))

property a-verdict-that-nobody-answers-stands
  source  docs/guarantees.md, G11
  holds   AG (JUDGED -> EX moved(EXPIRE_LAST))

property a-case-that-nobody-takes-closes
  source  docs/guarantees.md, G11
  holds   AG (SEEKING -> EX moved(EXPIRE_LAST))

property can-close
  source  docs/guarantees.md, G11
  holds   AG EF CLOSED
