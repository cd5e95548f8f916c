# The life cycle of a session of a mix alone (market-kernel, MixSessionLifeCycle): guards are free.
model mix-session

property guards-hold
  source  anonymity, Mixing
  holds   AG allowed

property opened-once
  source  anonymity, Mixing
  holds   moved(OPEN) cannot happen after moved(OPEN)

property bundles-once
  source  research/mixing 1.5
  holds   moved(COMMIT) cannot happen after moved(COMMIT)

property mixed-after-opened
  source  research/mixing 1.5
  holds   MIXED only after RUNNING

property abandoned-for-good
  source  research/mixing 1.3: participants take their bundles back
  holds   (moved(COMMIT) | moved(ABORT) | moved(POST_MESSAGE)) cannot happen after moved(ABANDON)

property mixed-for-good
  source  research/mixing 1.5
  holds   (moved(ABANDON) | moved(ABORT) | moved(POST_MESSAGE)) cannot happen after moved(COMMIT)

property an-abort-begins-the-next-run
  source  research/mixing 1.3
  holds   AG (moved(ABORT) -> RUNNING)

property can-be-mixed
  source  docs/guarantees.md, G11
  holds   AG (RUNNING -> EF MIXED)

property can-be-given-up
  source  docs/guarantees.md, G11
  holds   AG (RUNNING -> EF ABANDONED)
