# The life cycle of a proposal alone (market-kernel, ProposalLifeCycle), the same for every market: guards are free.
model proposal

property guards-hold
  source  energy-market, propose / approve a rule
  holds   AG allowed

property approved-after-proposed
  source  energy-market, propose / approve a rule
  holds   APPROVED only after OPEN

property approved-once
  source  energy-market, propose / approve a rule
  holds   if moved(APPROVE) then moved(APPROVE) only after moved(FORGET)

property name-used-once-while-kept
  source  energy-market, propose / approve a rule
  holds   if moved(PROPOSE) then moved(PROPOSE) only after moved(FORGET)

property approval-is-possible
  source  energy-market, propose / approve a rule
  holds   AG (OPEN -> EX moved(APPROVE(REGULATOR_ADMIN)))

property row-can-go
  source  docs/limits.md, rows that no interval names
  holds   AG (APPROVED -> EF UNKNOWN) & AG (OPEN -> EX moved(FORGET))
