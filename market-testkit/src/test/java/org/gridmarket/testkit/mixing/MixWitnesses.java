package org.gridmarket.testkit.mixing;

import static org.gridmarket.testkit.mixing.MixingMarket.BUNDLE;
import static org.gridmarket.testkit.mixing.MixingMarket.MIX;
import static org.gridmarket.testkit.mixing.MixingMarket.SESSION;
import static org.gridmarket.testkit.mixing.MixingMarket.WINDOW;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.EncryptionKey;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.message.SignedHead;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.mixing.AccountKeySigner;
import org.gridmarket.keys.mixing.MixRuns;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of mixing. */
public final class MixWitnesses {
    private static final int OUTPUT = 1_001;
    private static final Bytes NO_TAG = Bytes.of(new byte[0]);

    private MixWitnesses() {}

    /** Adds a witness for each code of mixing. */
    public static void addTo(RejectionTable table) {
        rules(table);
        joins(table);
        openings(table);
        runs(table);
        commits(table);
        messages(table);
        evidence(table);
        settling(table);
    }

    private static void rules(RejectionTable table) {
        table.row(
                MixRejection.WINDOW_BEYOND_HORIZON,
                "terms come into force whose window nobody could ever join",
                () -> approveTerms(MixingMarket.founded().market()));
        table.row(
                MixRejection.WINDOW_BEYOND_HORIZON,
                "a market is founded with such terms",
                () -> MixingMarket.foundedWithin(MixingMarket.TERMS.window() + MixingMarket.TERMS.lead() - 1));
        table.row(RuleRejection.CHANGE_WITHIN_WINDOW, "the terms change inside a window", () -> {
            MarketOnLedger market = MixingMarket.founded().market();
            ProposedRules rules =
                    new ProposedRules("cut", Interval.of(30), List.of(new RuleChange.SetMixing(MixingMarket.TERMS)));
            market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                    .orThrow();
            return market.run(
                    MarketOnLedger.REGULATOR_ADMIN, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
        });
        table.row(
                RuleRejection.CHANGE_WITHIN_WINDOW,
                "a meter changes its circle inside a window",
                () -> approveCircle(Interval.of(30), MixingMarket.SMALL.id()));
        table.row(
                RuleRejection.CIRCLE_UNKNOWN,
                "the terms lack the circle",
                () -> approveCircle(Interval.of(32), new CircleId("nowhere")));
        table.row(OfferRejection.OFF_STEP, "an anonymous account offers 410 Wh", () -> {
            MixingMarket mixing = mixed();
            Offer offer = new Offer(Side.SELL, Energy.ofWh(410), IntervalSet.of(WINDOW), EnergyExamples.price(60));
            return byOutput(
                    mixing, new EnergyCommand.PostOffers(mixing.market().round().book(), List.of(offer)));
        });
    }

    private static Decision<Receipt> approveTerms(MarketOnLedger market) {
        MixingTerms usual = MixingMarket.TERMS;
        MixingTerms tooLong = new MixingTerms(
                20,
                5,
                1,
                usual.circles(),
                usual.leastParticipants(),
                usual.priceStep(),
                usual.times(),
                usual.boards(),
                usual.draw());
        ProposedRules rules = new ProposedRules("long", Interval.of(48), List.of(new RuleChange.SetMixing(tooLong)));
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                .orThrow();
        return market.run(MarketOnLedger.REGULATOR_ADMIN, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
    }

    private static Decision<Receipt> approveCircle(Interval from, CircleId circle) {
        MarketOnLedger market = MixingMarket.founded().market();
        ProposedRules rules =
                new ProposedRules("circle", from, List.of(new RuleChange.SetMeterCircle(Founding.meter(1), circle)));
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                .orThrow();
        return market.run(MarketOnLedger.REGULATOR_ADMIN, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
    }

    private static void joins(RejectionTable table) {
        table.row(
                MixRejection.WINDOW_UNKNOWN,
                "an interval inside a window is named",
                () -> MixingMarket.founded()
                        .market()
                        .run(EnergyExamples.keyPair(1), new EnergyCommand.JoinMix(WINDOW.next())));
        table.row(MixRejection.JOINS_CLOSED, "a home joins at the gate of the join book", () -> {
            MixingMarket mixing = MixingMarket.supplied(1);
            mixing.market().goToGate(MIX.joinBook().round());
            return mixing.join(1);
        });
        table.row(
                MixRejection.ALREADY_JOINED,
                "a home joins again",
                () -> MixingMarket.joined(1).join(1));
        table.row(MixRejection.CIRCLE_DROPPED, "the terms have lost the circle of a meter", () -> {
            RuleChange without = new RuleChange.SetMixing(MixingMarket.oneCircle());
            MixingMarket mixing = MixingMarket.foundedInCircles(new ProposedRules("one", WINDOW, List.of(without)));
            mixing.supply(5);
            return mixing.join(5);
        });
        table.row(
                MixRejection.BUNDLES_NOT_FREE,
                "a home has withdrawn nothing",
                () -> MixingMarket.founded().join(1));
        table.row(MixRejection.BUNDLE_CREDIT_NOT_FREE, "a home has redeemed its credit", () -> {
            MixingMarket mixing = MixingMarket.supplied(1);
            mixing.market()
                    .run(EnergyExamples.keyPair(1), new EnergyCommand.RedeemCredit(new Money(MixingMarket.PAID_IN)))
                    .orThrow();
            return mixing.join(1);
        });
    }

    private static void openings(RejectionTable table) {
        table.row(
                MixRejection.JOINS_OPEN,
                "a mix is opened while homes may join",
                () -> MixingMarket.joined(5).open());
        table.row(MixRejection.NOBODY_JOINED, "nobody has joined", () -> {
            MixingMarket mixing = MixingMarket.supplied(5);
            mixing.market().advanceThrough(MIX.joinBook());
            return mixing.open();
        });
        table.row(
                MixRejection.ALREADY_OPENED,
                "a mix is opened again",
                () -> MixingMarket.opened(5).open());
        table.row(MixRejection.MIX_OVER, "a mix is opened behind its last book", () -> {
            MixingMarket mixing = MixingMarket.joined(5);
            mixing.market().advanceThrough(MIX.lastBook());
            return mixing.open();
        });
    }

    private static void runs(RejectionTable table) {
        table.row(
                MixRejection.MIX_UNKNOWN,
                "no session is there",
                () -> MixingMarket.joined(5).abort(0, new BlameEvidence.Transcript(List.of())));
        table.row(
                MixRejection.RUN_NOT_CURRENT,
                "run 1 is aborted in run 0",
                () -> MixingMarket.opened(5).abort(1, new BlameEvidence.Transcript(List.of())));
        table.row(MixRejection.MIX_ABANDONED, "too few are left and evidence goes on", () -> {
            MixingMarket mixing = MixingMarket.opened(3);
            MixTable failed = new MixTable(mixing, OUTPUT).sabotage(1, (culprit, honest) -> List.of());
            failed.play();
            mixing.abort(0, failed.transcript()).orThrow();
            return mixing.abort(1, failed.transcript());
        });
    }

    private static void commits(RejectionTable table) {
        table.row(MixRejection.OUTPUTS_MISCOUNTED, "no output is named", () -> commit(List.of()));
        table.row(
                MixRejection.OUTPUTS_NOT_ASCENDING,
                "outputs come in another order",
                () -> commit(outputs(EnergyExamples.account(2_000)).reversed()));
        table.row(
                MixRejection.OUTPUT_IS_PARTICIPANT,
                "an output is a participant",
                () -> commit(outputs(EnergyExamples.account(1))));
        table.row(
                MixRejection.OUTPUT_UNUSABLE,
                "an output is of small order",
                () -> commit(outputs(AccountKey.hex("01" + "00".repeat(31)))));
        table.row(
                MixRejection.OUTPUT_EXISTS,
                "an output is a registered account",
                () -> commit(outputs(EnergyExamples.account(8))));
        table.row(
                MixRejection.JOINT_SIGNATURES_BAD,
                "nobody has signed",
                () -> commit(outputs(EnergyExamples.account(2_000))));
    }

    private static List<AccountKey> outputs(AccountKey strange) {
        return Stream.concat(
                        Stream.of(strange),
                        Stream.iterate(OUTPUT, number -> number + 1).limit(9).map(EnergyExamples::account))
                .sorted()
                .toList();
    }

    private static Decision<Receipt> commit(List<AccountKey> outputs) {
        return MixingMarket.opened(5)
                .commit(new EnergyCommand.CommitMix(
                        SESSION, 0, outputs, Collections.nCopies(5, Bytes.of(new byte[64]))));
    }

    private static void messages(RejectionTable table) {
        table.row(
                MixRejection.MESSAGE_TOO_LARGE,
                "a message has a byte too many",
                () -> post(MixingMarket.opened(5), Bytes.of(new byte[EnergyLimit.MIX_MESSAGE_BYTES.ceiling() + 1])));
        table.row(
                MixRejection.MESSAGE_FOREIGN,
                "a message is none",
                () -> post(MixingMarket.opened(5), Bytes.of(new byte[100])));
        table.row(MixRejection.MESSAGE_LATE, "an announcement comes after its challenge window", () -> {
            MixingMarket mixing = MixingMarket.opened(5);
            mixing.market().goTo(mixing.market().now().plusMillis(16_000));
            return post(mixing, announcement(mixing));
        });
        table.row(MixRejection.MESSAGE_STANDS, "an announcement is posted twice", () -> {
            MixingMarket mixing = MixingMarket.opened(5);
            post(mixing, announcement(mixing)).orThrow();
            return post(mixing, announcement(mixing));
        });
    }

    private static Bytes announcement(MixingMarket mixing) {
        Octets thirtyTwo = Octets.copyOf(new byte[EncryptionKey.LENGTH]);
        return MixRuns.bytes(Message.signed(
                        MixRuns.of(mixing.run()).session(),
                        new SignedHead(0, thirtyTwo, Octets.copyOf(new byte[64])),
                        new Body.Announce(thirtyTwo, thirtyTwo),
                        new AccountKeySigner(EnergyExamples.keyPair(1)))
                .encoded());
    }

    private static Decision<Receipt> post(MixingMarket mixing, Bytes message) {
        return mixing.market().run(EnergyExamples.keyPair(1), new EnergyCommand.PostMixMessage(SESSION, 0, message));
    }

    private static void evidence(RejectionTable table) {
        table.row(
                MixRejection.EVIDENCE_PROVES_NOTHING,
                "the transcript is empty",
                () -> MixingMarket.opened(5).abort(0, new BlameEvidence.Transcript(List.of())));
        table.row(MixRejection.TRANSCRIPT_FROM_FUTURE, "the board's clock is ahead of the ledger", () -> {
            MixingMarket mixing = MixingMarket.opened(5);
            MixTable failed = new MixTable(mixing, OUTPUT).sabotage(1, (culprit, honest) -> List.of());
            var before = mixing.market().now();
            failed.play();
            mixing.market().goTo(before);
            return mixing.abort(0, failed.transcript());
        });
    }

    private static void settling(RejectionTable table) {
        table.row(
                MixRejection.NOTHING_TO_RECLAIM,
                "a home that has not joined reclaims",
                () -> MixingMarket.opened(5).reclaim(6));
        table.row(
                MixRejection.MIX_PENDING,
                "a participant reclaims while the mix goes on",
                () -> MixingMarket.opened(5).reclaim(1));
        table.row(MixRejection.MIX_NOT_RECLAIMED, "a participant of a failed mix retires first", () -> {
            MixingMarket mixing = MixingMarket.opened(5);
            mixing.market().advanceThrough(MIX.last());
            return mixing.market().run(EnergyExamples.keyPair(1), retirement());
        });
        table.row(
                MixRejection.ACCOUNT_NOT_ANONYMOUS,
                "a public account retires credit",
                () -> MixingMarket.supplied(1)
                        .market()
                        .run(EnergyExamples.keyPair(1), new EnergyCommand.RetireCredit(NO_TAG)));
        table.row(
                MixRejection.WINDOW_NOT_SETTLED,
                "credit is retired before the assets",
                () -> byOutput(mixed(), new EnergyCommand.RetireCredit(NO_TAG)));
    }

    private static EnergyCommand.Retire retirement() {
        return new EnergyCommand.Retire(BUNDLE.intervals().stream()
                .map(t -> new RetirementTag(t, NO_TAG))
                .toList());
    }

    private static MixingMarket mixed() {
        MixingMarket mixing = MixingMarket.opened(5);
        mixing.commit(new MixTable(mixing, OUTPUT).playHonestly()).orThrow();
        return mixing;
    }

    private static Decision<Receipt> byOutput(MixingMarket mixing, EnergyCommand.Signed command) {
        return mixing.market().run(EnergyExamples.keyPair(OUTPUT), command);
    }
}
