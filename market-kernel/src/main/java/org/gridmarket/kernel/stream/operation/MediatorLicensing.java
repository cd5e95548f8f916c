package org.gridmarket.kernel.stream.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.licence.LicenceFacts;
import org.gridmarket.kernel.licence.LicenceKind;
import org.gridmarket.kernel.licence.LicenceStatus;
import org.gridmarket.kernel.licence.operation.LicenceRows;
import org.gridmarket.kernel.licence.operation.Licensing;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;

/** Licences of this market's mediators; they count from the next period. */
final class MediatorLicensing {
    private static final Licensing LICENSING = Licensing.of(
            LicenceKind.MEDIATOR,
            StreamLimit.STREAM_LICENCES_PER_ORGANISATION.ceiling(),
            new Licensing.Names(
                    "stream:licenseMediator",
                    "stream:withdrawMediator",
                    "stream-licence",
                    "stream-market, Offers and matching"),
            Effect.changes("stream.licence", "stream.licensed").tells("StreamLicenceChanged"),
            Effect.changes("stream.licence"));

    static final RuleBook<LicenceFacts> GRANT = LICENSING.granting();
    static final RuleBook<LicenceFacts> WITHDRAW = LICENSING.withdrawing();
    static final LifeCycle<LicenceStatus, Role> LIFE_CYCLE = LICENSING.lifeCycle();

    private MediatorLicensing() {}

    /** The tables of this market. */
    private static LicenceRows<LedgerPeriod, StreamRows.MediatorLicence, StreamRows.LicensedBy> rows(
            StreamState state) {
        return new LicenceRows<>(
                state.world(),
                StreamState.LICENCE,
                StreamState.LICENSED,
                StreamRows.LicensedBy::new,
                StreamRows.MediatorLicence::new);
    }

    /** @param next the first period it counts in */
    static Decision<Receipt> grant(AccountKey mediator, LedgerPeriod next, StreamState state) {
        return LICENSING.grant(mediator, next, state.call(), rows(state)).map(licence -> tell(licence, state));
    }

    /** @param next the first period in which it no longer holds */
    static Decision<Receipt> withdraw(AccountKey mediator, LedgerPeriod next, StreamState state) {
        return LICENSING.withdraw(mediator, next, state.call(), rows(state)).map(licence -> tell(licence, state));
    }

    private static Receipt tell(StreamRows.MediatorLicence licence, StreamState state) {
        state.tell(new StreamEvent.StreamLicenceChanged(
                licence.holder(), licence.organisation(), licence.from(), licence.until()));
        return state.done();
    }

    /** Of the panel those with a licence in force, and who answers for each. */
    static Map<AccountKey, Organisation> licensed(AllocationTerms terms, LedgerPeriod period, StreamState state) {
        Map<AccountKey, Organisation> licensed = new LinkedHashMap<>();
        terms.mediators()
                .forEach(mediator -> StreamState.LICENCE
                        .find(state.world(), mediator.account())
                        .filter(licence -> licence.holdsAt(period))
                        .ifPresent(licence -> licensed.put(mediator.account(), licence.organisation())));
        return licensed;
    }
}
