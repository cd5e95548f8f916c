package org.gridmarket.kernel.energy.operation;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.operation.EnvelopeRules;

/** All that the energy market has, by name: what the generated pages and the test of unique names are made from. */
final class EnergyContents {
    static final TableOfContents CONTENTS = new TableOfContents(
            EnergyFunctions.NAMES,
            EnergyState.TABLES,
            Stream.concat(EnvelopeRules.BOOKS.stream(), ruleBooks().stream()).toList(),
            EnergyLifeCycles.ALL,
            TableOfContents.eventsOf(EnergyEvent.class),
            List.of(EnergyLimit.values()));

    private EnergyContents() {}

    private static List<RuleBook<?>> ruleBooks() {
        return List.of(
                BookRules.NAME_BOOK,
                MarketFounding.PROPOSE,
                MarketFounding.APPROVE,
                RuleRules.LENGTH,
                RuleRules.PROPOSE,
                RuleRules.AGREE,
                RuleRules.APPROVE,
                EnergyLicences.GRANT,
                EnergyLicences.WITHDRAW,
                Forgetting.FORGET,
                Sweeping.SWEEP,
                ProsumerRegistration.REGISTER,
                AssetWithdrawal.WITHDRAW,
                CreditMoving.BOOK,
                CreditMoving.TAKE_BACK,
                CreditMoving.COLLECT,
                CreditMoving.REDEEM,
                CreditMoving.PUT_IN,
                OfferRules.BATCH,
                OfferRules.EACH,
                OfferRules.CANCEL,
                PostingRoom.ROOM,
                SolutionCommitting.COMMIT,
                SolutionRules.POSTER,
                SolutionUploads.NEW_UPLOAD,
                SolutionVerifier.TRADE,
                AssetRetirement.RETIRE,
                CreditRetirement.RETIRE,
                MixJoining.JOIN,
                MixOpening.OPEN,
                DrawnShares.SHARES,
                DrawnShares.COMPLETE,
                DrawnShares.POST,
                MixStanding.RUN,
                MixStanding.IN_TIME,
                MixCommitting.COMMIT,
                MixAborting.ABORT,
                MixMessagePosting.POST,
                MixReclaiming.RECLAIM,
                MeterReporting.READINGS,
                MeterReporting.COMMITMENTS,
                CycleBilling.BILL,
                PrivateBilling.BILL,
                PrivateBilling.DISPUTE);
    }
}
