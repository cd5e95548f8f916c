# The life cycle of an offer of the computation market alone (market-kernel, OfferLifeCycle): guards are free.
model compute-offer

property guards-hold
  source  compute-market, Offers
  holds   AG allowed

property posted-once
  source  compute-market, Offers: ids
  holds   moved(POST) cannot happen after moved(POST)

property matched-from-the-book
  source  compute-market, Matching
  holds   IN_MATCH only after IN_BOOK

property gone-for-good
  source  compute-market, Shared pieces: purse
  holds   !GONE cannot happen after GONE

property returned-after-a-match
  source  compute-market, Parties: renew
  holds   moved(RETURN) only after IN_MATCH

property a-matched-offer-is-not-withdrawn
  source  compute-market, Offers: withdrawOffer, while unmatched
  holds   AG (IN_MATCH -> !EX (moved(WITHDRAW) | moved(EXPIRE_OFFER)))

property can-be-withdrawn
  source  compute-market, Offers
  holds   AG (IN_BOOK -> EX moved(WITHDRAW))

property can-leave
  source  docs/guarantees.md, G11
  holds   AG EF GONE
