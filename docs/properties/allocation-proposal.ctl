# The life cycle of a proposal of an allocation market alone (market-kernel, ProposalLifeCycle): guards are free.
model allocation-proposal

property guards-hold
  source  allocation-market, A market is data
  holds   AG allowed

property approved-after-proposed
  source  allocation-market, A market is data
  holds   APPROVED only after OPEN

property approved-once
  source  allocation-market, A market is data
  holds   if moved(APPROVE) then moved(APPROVE) only after moved(FORGET)

property approval-is-possible
  source  allocation-market, A market is data
  holds   AG (OPEN -> EX moved(APPROVE(REGULATOR_ADMIN)))
