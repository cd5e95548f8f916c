package org.gridmarket.kernel.stream.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.licence.LicenceFacts;
import org.gridmarket.kernel.licence.LicenceKind;
import org.gridmarket.kernel.licence.LicenceLifeCycle;
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
    private static final String SOURCE = "stream-market, Offers and matching";

    static final RuleBook<LicenceFacts> GRANT = LicenceFacts.granting("stream:licenseMediator", SOURCE);
    static final RuleBook<LicenceFacts> WITHDRAW = LicenceFacts.withdrawing("stream:withdrawMediator", SOURCE);

    static final LifeCycle<LicenceStatus, Role> LIFE_CYCLE = new LicenceLifeCycle(
                    Effect.changes("stream.licence", "stream.licensed").tells("StreamLicenceChanged"),
                    Effect.changes("stream.licence", "stream.licensed").tells("StreamLicenceChanged"),
                    Effect.changes("stream.licence"),
                    SOURCE)
            .table("stream-licence");

    private static final int MOST = StreamLimit.STREAM_LICENCES_PER_ORGANISATION.ceiling();
    private static final Licensing LICENSING = new Licensing(LicenceKind.MEDIATOR, MOST, GRANT, WITHDRAW, LIFE_CYCLE);

    private MediatorLicensing() {}

    /** The tables of this market. */
    private record Rows(StreamState state) implements LicenceRows<LedgerPeriod, StreamRows.MediatorLicence> {
        @Override
        public Optional<StreamRows.MediatorLicence> of(AccountKey holder) {
            return StreamState.LICENCE.find(state.world(), holder);
        }

        @Override
        public int heldBy(Organisation organisation) {
            return StreamState.LICENSED
                    .startingWith(state.world(), MOST, organisation)
                    .size();
        }

        @Override
        public StreamRows.MediatorLicence grant(AccountKey holder, Organisation organisation, LedgerPeriod from) {
            StreamState.LICENSED.put(state.world(), new StreamRows.LicensedBy(organisation), organisation, holder);
            return put(new StreamRows.MediatorLicence(holder, organisation, from, null));
        }

        @Override
        public StreamRows.MediatorLicence withdraw(StreamRows.MediatorLicence held, LedgerPeriod until) {
            StreamState.LICENSED.delete(state.world(), held.organisation(), held.holder());
            return put(new StreamRows.MediatorLicence(held.holder(), held.organisation(), held.from(), until));
        }

        private StreamRows.MediatorLicence put(StreamRows.MediatorLicence licence) {
            StreamState.LICENCE.put(state.world(), licence, licence.holder());
            return licence;
        }
    }

    /** @param next the first period it counts in */
    static Decision<Receipt> grant(AccountKey mediator, LedgerPeriod next, StreamState state) {
        return LICENSING.grant(mediator, next, state.call(), new Rows(state)).map(licence -> tell(licence, state));
    }

    /** @param next the first period in which it no longer holds */
    static Decision<Receipt> withdraw(AccountKey mediator, LedgerPeriod next, StreamState state) {
        return LICENSING.withdraw(mediator, next, state.call(), new Rows(state)).map(licence -> tell(licence, state));
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
