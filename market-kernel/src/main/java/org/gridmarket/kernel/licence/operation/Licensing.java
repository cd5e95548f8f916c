package org.gridmarket.kernel.licence.operation;

import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.licence.Licence;
import org.gridmarket.kernel.licence.LicenceFacts;
import org.gridmarket.kernel.licence.LicenceKind;
import org.gridmarket.kernel.licence.LicenceLifeCycle;
import org.gridmarket.kernel.licence.LicenceStatus;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Counted;

/**
 * Fresh keys are nobody: an organisation answers for each account that does a public task, for a bounded number of them, and
 * only that organisation takes its word back. The market tells its own event.
 *
 * @param kind which task
 * @param most licences that one organisation may have in force
 * @param granting from {@link LicenceFacts#granting}
 * @param withdrawing from {@link LicenceFacts#withdrawing}
 * @param lifeCycle from {@link LicenceLifeCycle}
 */
public record Licensing(
        LicenceKind kind,
        int most,
        RuleBook<LicenceFacts> granting,
        RuleBook<LicenceFacts> withdrawing,
        LifeCycle<LicenceStatus, Role> lifeCycle) {
    /**
     * What a market calls its licences.
     *
     * @param grant the function that grants, such as {@code compute:grantLicence}
     * @param withdraw the function that withdraws
     * @param lifeCycle what lives, unique over all contracts
     * @param source the page
     */
    public record Names(String grant, String withdraw, String lifeCycle, String source) {}

    /**
     * Of a market: rule books and life cycle follow from its names.
     *
     * @param changes what granting and withdrawing do to the ledger
     * @param forgets what deleting the row of an ended one does to it
     */
    public static Licensing of(LicenceKind kind, int most, Names names, Effect changes, Effect forgets) {
        return new Licensing(
                kind,
                most,
                LicenceFacts.granting(names.grant(), names.source()),
                LicenceFacts.withdrawing(names.withdraw(), names.source()),
                new LicenceLifeCycle(changes, changes, forgets, names.source()).table(names.lifeCycle()));
    }

    /** The same with another bound, which tests set. */
    public Licensing upTo(int most) {
        return new Licensing(kind, most, granting, withdrawing, lifeCycle);
    }

    /**
     * By an administrator of any organisation.
     *
     * @param from the first round or period it counts in: the next
     */
    public <T extends Counted<T>, L extends Licence<T>> Decision<L> grant(
            AccountKey holder, T from, LedgerCall call, LicenceRows<T, L, ?> rows) {
        return granting.check(facts(holder, rows.of(holder), call, rows)).map(legal -> {
            lifeCycle.follow(
                    legal.status(), LicenceLifeCycle.GRANT, call.creator().role(), legal);
            return rows.grant(holder, call.creator().organisation(), from);
        });
    }

    /**
     * By an administrator of the organisation that granted it.
     *
     * @param until the first round or period in which it no longer holds: the next
     */
    public <T extends Counted<T>, L extends Licence<T>> Decision<L> withdraw(
            AccountKey holder, T until, LedgerCall call, LicenceRows<T, L, ?> rows) {
        Optional<L> known = rows.of(holder);
        return withdrawing.check(facts(holder, known, call, rows)).map(legal -> {
            lifeCycle.follow(
                    legal.status(), LicenceLifeCycle.WITHDRAW, call.creator().role(), legal);
            return rows.withdraw(known.orElseThrow(), until);
        });
    }

    private <T extends Counted<T>, L extends Licence<T>> LicenceFacts facts(
            AccountKey holder, Optional<L> known, LedgerCall call, LicenceRows<T, L, ?> rows) {
        int held = rows.heldBy(call.creator().organisation(), most);
        return new LicenceFacts(kind, holder, known.orElse(null), held, most, call);
    }
}
