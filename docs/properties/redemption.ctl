# The life cycle of a redemption alone (market-kernel, RedemptionLifeCycle): guards are free.
model redemption

property guards-hold
  source  energy-market, redeemCredit
  holds   AG allowed

property paid-after-asked
  source  energy-market, redeemCredit
  holds   PAID only after WAITING

property ends-once
  source  docs/guarantees.md, G18
  holds   (moved(CONFIRM) | moved(RETURN)) cannot happen after (moved(CONFIRM) | moved(RETURN))

property can-be-paid
  source  docs/guarantees.md, G11
  holds   AG (WAITING -> EX moved(CONFIRM))

property can-be-returned
  source  docs/guarantees.md, G11
  holds   AG (WAITING -> EX moved(RETURN))
