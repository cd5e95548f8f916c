package org.gridmarket.gateway.purse;

import java.util.List;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.RedemptionStatus;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.Money;
import org.jdbi.v3.core.Handle;

/** Balances, payouts, redemptions, references, and what lies in deals. */
final class PurseRows implements Projection<PurseEvent> {
    /** Why a relay carries operations of an account: money is or was there for it. */
    private static final String MONEY = "MONEY";

    @Override
    public void apply(Handle rows, Place place, PurseEvent event) {
        Move move = new Move(rows, place);
        switch (event) {
            case PurseEvent.PurseMoneyBooked(var account, var reference, var amount) -> {
                move.book(account, reference, amount);
                move.payout(account, new Deal(Deal.BOOKING, reference), amount);
            }
            case PurseEvent.PurseMoneyTakenBack(var account, var reference, var amount) -> {
                move.takeBack(reference);
                move.payout(account, new Deal(Deal.BOOKING, reference), negative(amount));
            }
            case PurseEvent.PurseCollected(var account, var payouts, var amount) -> {
                payouts.forEach(deal -> move.collected(account, deal));
                move.add(MoneyPlace.PAYOUTS, negative(amount));
                move.purse(account, amount);
            }
            case PurseEvent.PurseStaked(var account, var deal, var amount) -> {
                move.purse(account, negative(amount));
                move.deal(deal, amount);
            }
            case PurseEvent.PursePaidOut(var account, var deal, var amount) -> {
                move.deal(deal, negative(amount));
                move.payout(account, deal, amount);
            }
            case PurseEvent.PurseGiven(var account, var deal, var amount) -> {
                move.deal(deal, negative(amount));
                move.purse(account, amount);
            }
            case PurseEvent.PurseFilledFromEnergy(var account, var amount) -> move.purse(account, amount);
            case PurseEvent.PurseEmptiedToEnergy(var account, var amount) -> move.purse(account, negative(amount));
            case PurseEvent.PurseRedemptionAsked(var account, var redemption, var amount) -> {
                move.purse(account, negative(amount));
                move.ask(account, redemption, amount);
            }
            case PurseEvent.PurseRedeemed(var account, var redemption, var amount, var reference) ->
                move.paid(account, redemption, amount, reference);
            case PurseEvent.PurseRedemptionReturned(var account, var redemption, var amount) -> {
                move.returned(account, redemption, amount);
                move.payout(account, new Deal(Deal.RETURNED, redemption.toString()), amount);
            }
        }
    }

    private static Money negative(Money amount) {
        return Money.ZERO.minus(amount);
    }

    @Override
    public List<String> tables() {
        return List.of(
                "purse_account", "purse_payout", "purse_redemption", "purse_reference", "purse_deal", "purse_sum");
    }

    /** What one event moves. */
    private record Move(Handle rows, Place place) {
        /** Into a purse, or out of it when negative. */
        void purse(AccountKey account, Money amount) {
            add(MoneyPlace.PURSES, amount);
            KnownAccounts.know(rows, PurseFunctions.PREFIX, place, account, MONEY);
            int changed = rows.createUpdate("update purse_account set held = held + :amount where account = :account")
                    .bind("amount", amount.micro())
                    .bind("account", account.toHex())
                    .execute();
            if (changed == 0) {
                rows.createUpdate("insert into purse_account (account, held) values (:account, :amount)")
                        .bind("amount", amount.micro())
                        .bind("account", account.toHex())
                        .execute();
            }
        }

        /** To what waits from one deal, or off it when negative. */
        void payout(AccountKey account, Deal deal, Money amount) {
            add(MoneyPlace.PAYOUTS, amount);
            KnownAccounts.know(rows, PurseFunctions.PREFIX, place, account, MONEY);
            int changed = rows.createUpdate("""
                            update purse_payout set amount = amount + :amount
                            where account = :account and market = :market and deal = :deal""")
                    .bind("amount", amount.micro())
                    .bind("account", account.toHex())
                    .bind("market", deal.market())
                    .bind("deal", deal.id())
                    .execute();
            if (changed == 0) {
                rows.createUpdate("""
                                insert into purse_payout (account, market, deal, amount)
                                values (:account, :market, :deal, :amount)""")
                        .bind("amount", amount.micro())
                        .bind("account", account.toHex())
                        .bind("market", deal.market())
                        .bind("deal", deal.id())
                        .execute();
            }
            rows.execute("delete from purse_payout where amount = 0 and account = ?", account.toHex());
        }

        void collected(AccountKey account, Deal deal) {
            rows.createUpdate("delete from purse_payout where account = :account and market = :market and deal = :deal")
                    .bind("account", account.toHex())
                    .bind("market", deal.market())
                    .bind("deal", deal.id())
                    .execute();
        }

        /** Into the pot of a deal, or out of it when negative. */
        void deal(Deal deal, Money amount) {
            add(MoneyPlace.DEALS, amount);
            int changed = rows.createUpdate(
                            "update purse_deal set held = held + :amount where market = :market and deal = :deal")
                    .bind("amount", amount.micro())
                    .bind("market", deal.market())
                    .bind("deal", deal.pot())
                    .execute();
            if (changed == 0) {
                rows.createUpdate("insert into purse_deal (market, deal, held) values (:market, :deal, :amount)")
                        .bind("amount", amount.micro())
                        .bind("market", deal.market())
                        .bind("deal", deal.pot())
                        .execute();
            }
            rows.execute(
                    "delete from purse_deal where held = 0 and market = ? and deal = ?", deal.market(), deal.pot());
        }

        void book(AccountKey account, String reference, Money amount) {
            rows.execute("delete from purse_reference where reference = ?", reference);
            rows.createUpdate("""
                            insert into purse_reference (reference, account, amount, taken_back)
                            values (:reference, :account, :amount, false)""")
                    .bind("reference", reference)
                    .bind("account", account.toHex())
                    .bind("amount", amount.micro())
                    .execute();
        }

        void takeBack(String reference) {
            rows.execute("update purse_reference set taken_back = true where reference = ?", reference);
        }

        void ask(AccountKey account, OperationName redemption, Money amount) {
            add(MoneyPlace.REDEMPTIONS, amount);
            rows.createUpdate("""
                            insert into purse_redemption (account, name, amount, status, block)
                            values (:account, :name, :amount, :status, :block)""")
                    .bind("account", account.toHex())
                    .bind("name", redemption.toString())
                    .bind("amount", amount.micro())
                    .bind("status", RedemptionStatus.WAITING.name())
                    .bind("block", place.block())
                    .execute();
        }

        void paid(AccountKey account, OperationName redemption, Money amount, String reference) {
            end(account, redemption, amount, RedemptionStatus.PAID);
            rows.createUpdate(
                            "update purse_redemption set reference = :reference where account = :account and name = :name")
                    .bind("reference", reference)
                    .bind("account", account.toHex())
                    .bind("name", redemption.toString())
                    .execute();
        }

        void returned(AccountKey account, OperationName redemption, Money amount) {
            end(account, redemption, amount, RedemptionStatus.RETURNED);
        }

        private void end(AccountKey account, OperationName redemption, Money amount, RedemptionStatus status) {
            add(MoneyPlace.REDEMPTIONS, negative(amount));
            rows.createUpdate("update purse_redemption set status = :status where account = :account and name = :name")
                    .bind("status", status.name())
                    .bind("account", account.toHex())
                    .bind("name", redemption.toString())
                    .execute();
        }

        void add(MoneyPlace where, Money amount) {
            int changed = rows.createUpdate("update purse_sum set amount = amount + :amount where place = :place")
                    .bind("amount", amount.micro())
                    .bind("place", where.label())
                    .execute();
            if (changed == 0) {
                rows.createUpdate("insert into purse_sum (place, amount) values (:place, :amount)")
                        .bind("amount", amount.micro())
                        .bind("place", where.label())
                        .execute();
            }
        }
    }
}
