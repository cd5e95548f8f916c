package org.gridmarket.testbed.docs.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.bill.BillOpening;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.GroupDual;
import org.gridmarket.kernel.energy.certificate.LevelDual;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionCommitment;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.energy.EnergyExamples;

/** The energy market on the wire, with an example of each operation that somebody signs. */
final class EnergyWire {
    static final Target LEDGER = EnergyExamples.TARGET;
    static final MeterId METER = new MeterId("meter-1");

    private static final Interval T = Interval.of(40);
    private static final Book BOOK = Book.of(38);
    private static final GroupId GROUP = new GroupId("feeder-1");
    private static final int SIGNATURE_BYTES = 64;

    private EnergyWire() {}

    /** At least one for each function that an account or a meter signs. */
    static List<Record> examples() {
        return Stream.of(trading(), metering(), mixing(), solving())
                .flatMap(List::stream)
                .toList();
    }

    /** What committed operations and queries answer; the last are values of the market itself. */
    static List<Class<?>> answers() {
        List<Class<?>> answers = new ArrayList<>(WireForm.members(EnergyResult.class));
        answers.addAll(WireForm.members(EnergyAnswer.class));
        answers.addAll(List.of(
                MarketCalendar.class,
                MarketRules.class,
                SmartMeter.class,
                Account.class,
                SealedInstance.class,
                MixLock.class));
        return answers;
    }

    /** Made by the meter of key pair 101 for the account of key pair 1. */
    static MeterCertificate certificate() {
        AccountKey account = EnergyExamples.account(1);
        return new MeterCertificate(
                METER,
                account,
                EnergyExamples.keyPair(101).sign(MeterCertificate.signingBytes(LEDGER, METER, account)));
    }

    private static List<Record> trading() {
        AccountKey account = EnergyExamples.account(1);
        Offer sell = new Offer(Side.SELL, Energy.ofWh(500), IntervalSet.range(T, T.plus(3)), EnergyExamples.price(120));
        Offer buy = new Offer(
                Side.BUY,
                Energy.ofWh(250),
                IntervalSet.of(List.of(T, T.plus(2), T.plus(3))),
                EnergyExamples.price(180));
        var offer = EnergyExamples.offerId(7);
        return List.of(
                new EnergyCommand.RegisterProsumer(certificate()),
                new EnergyCommand.WithdrawAssets(List.of(
                        new AssetAmount(T, Energy.ofWh(500), Energy.ZERO),
                        new AssetAmount(T.next(), Energy.ZERO, Energy.ofWh(250)))),
                new EnergyCommand.CollectCredit(),
                new EnergyCommand.RedeemCredit(new Money(1_500_000)),
                new EnergyCommand.PostOffers(BOOK, List.of(sell, buy)),
                new EnergyCommand.CancelOffers(BOOK, List.of(offer)),
                new EnergyCommand.ReplaceOffers(BOOK, List.of(offer), List.of(sell)),
                new EnergyCommand.Claim(account, IntervalSet.range(T, T.plus(3))),
                new EnergyCommand.Retire(
                        List.of(new RetirementTag(T, Bytes.hex("")), new RetirementTag(T.next(), filler(32)))),
                new EnergyCommand.RetireCredit(filler(32)));
    }

    private static List<Record> metering() {
        Bytes commitment = filler(CommitmentCheck.COMMITMENT_BYTES);
        return List.of(
                new EnergyCommand.ReportReadings(List.of(ReadingHash.of(METER, T, new NetEnergy(-310), filler(16)))),
                new EnergyCommand.ReportCommitments(List.of(new DeviationCommitment(T, commitment, commitment))),
                new EnergyCommand.ReportPrivateBill(
                        T,
                        T.plus(3),
                        filler(32),
                        commitment,
                        new BillOpening(new Money(77_500), filler(CommitmentCheck.BLINDING_BYTES))),
                new EnergyCommand.ReportBill(T, T.plus(3), new Money(77_500)));
    }

    private static List<Record> mixing() {
        MixSession session = new MixSession(T, GROUP, 0);
        List<DrawShare> shares =
                List.of(new DrawShare(EnergyExamples.drawKeys(1).publicKey(), filler(DrawShare.PROOF_LENGTH)));
        return List.of(
                new EnergyCommand.JoinMix(T),
                new EnergyCommand.OpenMix(T, GROUP, shares),
                new EnergyCommand.PostDrawShares(T, GROUP, shares),
                new EnergyCommand.CommitMix(
                        session, 1, List.of(EnergyExamples.account(2)), List.of(filler(SIGNATURE_BYTES))),
                new EnergyCommand.AbortMix(session, 1, new BlameEvidence.TwoMessages(filler(3), filler(4))),
                new EnergyCommand.PostMixMessage(session, 1, filler(5)),
                new EnergyCommand.ReclaimMix(T, GROUP));
    }

    private static List<Record> solving() {
        AccountKey solver = EnergyExamples.account(201);
        Solution solution = Solution.of(T.round(), List.of(EnergyExamples.trade(7, 8, T, 250)));
        Certificate certificate = new Certificate(
                DualPrices.of(
                        1,
                        0,
                        List.of(new GroupDual(T, GROUP, 1, 0, 0)),
                        List.of(new LevelDual(T, EnergyExamples.price(120), 1))),
                null);
        return List.of(
                new EnergyCommand.CommitSolution(T.round(), SolutionCommitment.of(solver, List.of(solution))),
                new EnergyCommand.PostSolution(solution),
                new EnergyCommand.PostSolution(solution, certificate),
                new EnergyCommand.PostSolutionPart(1, 0, solution),
                new EnergyCommand.SealSolution(T.round(), 1, certificate));
    }

    /** Bytes that stand for what only a meter, a mix or a gateway can make: 01, 02, 03 and so on. */
    static Bytes filler(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return Bytes.of(bytes);
    }
}
