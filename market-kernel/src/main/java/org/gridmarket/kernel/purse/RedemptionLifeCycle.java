package org.gridmarket.kernel.purse;

import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;
import static org.gridmarket.kernel.purse.RedemptionStatus.NOT_ASKED;
import static org.gridmarket.kernel.purse.RedemptionStatus.PAID;
import static org.gridmarket.kernel.purse.RedemptionStatus.RETURNED;
import static org.gridmarket.kernel.purse.RedemptionStatus.WAITING;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Money;

/** NOT_ASKED -> WAITING -> PAID or RETURNED. The owner asks, the operator ends it; its row is there while it waits. */
public final class RedemptionLifeCycle {
    /** Who owes the money of purses outside: who owes the credit of the energy market, since money moves between the two. */
    public static final Role OPERATOR = Role.member(Organisation.DSO);

    public static final Event<Asking> ASK = event("ASK", Asking.class);
    public static final Event<NoFacts> CONFIRM = event("CONFIRM", NoFacts.class);
    public static final Event<NoFacts> RETURN = event("RETURN", NoFacts.class);

    private static final Guard<Asking> COVERED = guard("the purse holds it, few others wait", Asking::isCovered);
    private static final Role ANYONE = Role.anyone();
    private static final Effect TAKES_OUT =
            changes("purse.balance", "purse.redemption").tells("PurseRedemptionAsked");
    private static final Effect PAYS = changes("purse.redemption").tells("PurseRedeemed");
    private static final Effect GIVES_BACK =
            changes("purse.redemption", "purse.payout").tells("PurseRedemptionReturned");
    private static final String SOURCE = "energy-market, redeemCredit; ledger, purse";

    // spotless:off
    public static final LifeCycle<RedemptionStatus, Role> TABLE = new LifeCycle<>(
            "redemption", NOT_ASKED, List.of(
            //  from       event    to        who       when      effect      source
            row(NOT_ASKED, ASK,     WAITING,  ANYONE,   COVERED,  TAKES_OUT,  SOURCE),
            row(WAITING,   CONFIRM, PAID,     OPERATOR, always(), PAYS,       SOURCE),
            row(WAITING,   RETURN,  RETURNED, OPERATOR, always(), GIVES_BACK, SOURCE)),
            Role::includes);
    // spotless:on

    private RedemptionLifeCycle() {}

    /**
     * A redemption that is asked for.
     *
     * @param held what the purse holds
     * @param amount what is to leave it
     * @param waiting how many redemptions of the account wait
     */
    public record Asking(Money held, Money amount, int waiting) {
        boolean isCovered() {
            return amount.exceeds(Money.ZERO)
                    && !amount.exceeds(held)
                    && waiting < PurseLimit.REDEMPTIONS_PER_ACCOUNT.ceiling();
        }
    }
}
