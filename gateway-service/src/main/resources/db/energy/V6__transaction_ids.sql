-- A transaction's page asks for it by its id.
create index ledger_transaction_tx on ledger_transaction (tx);
