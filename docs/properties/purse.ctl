# One payment on its way through a purse, by the contract itself beside the energy market (model-checker, PurseScope).
model purse

property booked-once
  source  layout, money: booking needs a reference and cannot be booked twice
  holds   (moved(book) | moved(late(book))) cannot happen after (moved(book) | moved(late(book)))

property only-the-operator-books
  source  energy-market, buyCredit: by the DSO
  holds   AG !moved(foreign-book)

property only-the-operator-confirms
  source  layout, money: redeemed with the operator's confirmation
  holds   AG !moved(foreign-confirm)

property collected-after-booked
  source  docs/guarantees.md, G18
  holds   (moved(collect) | moved(late(collect(a)))) only after (moved(book) | moved(late(book)))

property collected-once
  source  docs/guarantees.md, G18
  holds   (moved(collect) | moved(late(collect(a)))) cannot happen after (moved(collect) | moved(late(collect(a))))

property taken-back-only-while-it-waits
  source  energy-market, takeBackMoney
  holds   moved(take-back) cannot happen after (moved(collect) | moved(late(collect(a))))

property a-redemption-ends-once
  source  docs/guarantees.md, G18
  holds   (moved(confirm) | moved(late(confirm)) | moved(return)) cannot happen after (moved(confirm) | moved(late(confirm)) | moved(return))

property nothing-is-minted
  source  docs/guarantees.md, G17
  holds   AG !minted

property nothing-is-lost
  source  docs/guarantees.md, G17
  holds   !whole only after (moved(take-back) | moved(confirm) | moved(late(confirm)))

property held-back-operation-is-void
  source  layout, ledger periods
  holds   moved(late(collect(a))) cannot happen after moved(seal)

property what-waits-can-move
  source  docs/guarantees.md, G11
  holds   AG (waiting -> EF !waiting)

property what-is-owed-can-end
  source  docs/guarantees.md, G11
  holds   AG (owed -> EF !owed)
