# Changes of rules (market-kernel, RuleProposing and RuleApproving): two organisations, and never into an open book.
model energy-proposal

property two-creators
  source  energy-market, propose / approve a rule: two creators
  holds   AG !(moved(approve(dso)) | moved(approve(cooperative)) | moved(approve(other-digest)))

property approve-after-propose
  source  energy-market, propose / approve a rule
  holds   moved(approve(regulator)) only after moved(propose)

property in-force-only-by-approval
  source  energy-market, propose / approve a rule
  holds   in-force only after moved(approve(regulator)) | moved(late(approve(regulator)))

property held-back-approval-is-void
  source  energy-market, propose / approve a rule: "so a held-back approval cannot commit late"
  holds   (moved(approve(regulator)) | moved(late(approve(regulator)))) cannot happen after moved(close)

property approval-counts
  source  energy-market, propose / approve a rule
  holds   AG (moved(approve(regulator)) -> in-force & approved)
