package org.gridmarket.testkit.energy;

import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.T1;
import static org.gridmarket.testkit.energy.Witnesses.soonest;

import java.util.Collections;
import java.util.List;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.licence.LicenceRejection;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of rules, licences and the calendar. */
final class RuleWitnesses {
    private static final RuleChange TARIFF = new RuleChange.SetTariff(EnergyExamples.tariff());

    private RuleWitnesses() {}

    static void addTo(RejectionTable table) {
        proposals(table);
        approvals(table);
        safety(table);
        licences(table);
        calendar(table);
    }

    private static Decision<Receipt> propose(MarketOnLedger market, ProposedRules rules) {
        return market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules));
    }

    private static Decision<Receipt> approve(MarketOnLedger market, ProposedRules rules) {
        propose(market, rules).orThrow();
        boolean ofMeters = rules.changes().getFirst() instanceof RuleChange.RegisterSmartMeter;
        return market.run(
                ofMeters ? MarketOnLedger.COOPERATIVE_ADMIN : MarketOnLedger.REGULATOR_ADMIN,
                new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
    }

    private static void proposals(RejectionTable table) {
        table.row(ShellRejection.ROLE_NOT_ALLOWED, "the cooperative proposes a tariff", () -> {
                    MarketOnLedger market = Founding.market();
                    return market.run(
                            MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.ProposeRules(soonest(market, TARIFF)));
                })
                .row(AgreementRejection.PROPOSAL_EXISTS, "a name is used again", () -> {
                    MarketOnLedger market = Founding.market();
                    propose(market, soonest(market, TARIFF)).orThrow();
                    return propose(market, soonest(market, TARIFF));
                })
                .row(AgreementRejection.PROPOSAL_EMPTY, "nothing is to change", () -> {
                    MarketOnLedger market = Founding.market();
                    return propose(market, soonest(market));
                })
                .row(
                        AgreementRejection.PROPOSAL_TOO_LARGE,
                        "too much is to change at once",
                        () -> propose(
                                Founding.market(),
                                new ProposedRules(
                                        "large",
                                        Interval.of(50),
                                        Collections.nCopies(EnergyLimit.CHANGES_PER_PROPOSAL.ceiling() + 1, TARIFF))))
                .row(RuleRejection.RULES_TOO_LARGE, "a plan is longer than homes have room for", () -> {
                    MarketOnLedger market = Founding.market();
                    return propose(
                            market,
                            soonest(
                                    market,
                                    new RuleChange.SetGrid(LongPlans.ofBytes(EnergyLimit.RULES_BYTES.ceiling()))));
                })
                .row(AgreementRejection.APPROVERS_DIFFER, "a tariff and a meter come together", () -> {
                    MarketOnLedger market = Founding.market();
                    return propose(market, soonest(market, TARIFF, Witnesses.spareMeter("f1")));
                });
    }

    private static void approvals(RejectionTable table) {
        table.row(
                        AgreementRejection.PROPOSAL_UNKNOWN,
                        "nobody has proposed it",
                        () -> Founding.market()
                                .run(
                                        MarketOnLedger.REGULATOR_ADMIN,
                                        new EnergyCommand.ApproveRules("nothing", Bytes.utf8("x"))))
                .row(
                        AgreementRejection.PROPOSAL_UNKNOWN,
                        "it is in force already",
                        () -> Founding.market()
                                .run(
                                        MarketOnLedger.REGULATOR_ADMIN,
                                        new EnergyCommand.ApproveRules("grid", Bytes.utf8("x"))))
                .row(ShellRejection.ROLE_NOT_ALLOWED, "the proposer approves its own rule", () -> {
                    MarketOnLedger market = Founding.market();
                    ProposedRules rules = soonest(market, TARIFF);
                    propose(market, rules).orThrow();
                    return market.run(
                            MarketOnLedger.DSO_ADMIN, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
                })
                .row(AgreementRejection.DIGEST_DIFFERS, "another text is approved", () -> {
                    MarketOnLedger market = Founding.market();
                    ProposedRules rules = soonest(market, TARIFF);
                    propose(market, rules).orThrow();
                    return market.run(
                            MarketOnLedger.REGULATOR_ADMIN,
                            new EnergyCommand.ApproveRules(rules.id(), Bytes.utf8("other")));
                })
                .row(RuleRejection.RULE_TOO_SOON, "a timestamp ahead of this one's may have named the interval", () -> {
                    MarketOnLedger market = Founding.market();
                    Interval fixed =
                            market.calendar().firstChangeable(market.now()).previous();
                    return approve(market, new ProposedRules("soon", fixed, List.of(TARIFF)));
                })
                .row(RuleRejection.RULE_TOO_SOON, "a meter would count in the round that is open", () -> {
                    MarketOnLedger market = Founding.market();
                    return approve(
                            market,
                            new ProposedRules("soon", market.round().interval(), List.of(Witnesses.spareMeter("f1"))));
                });
    }

    private static void safety(RejectionTable table) {
        table.row(RuleRejection.GRID_UNSAFE, "one group of three feeders may sell what no feeder bears", () -> {
                    MarketOnLedger market = Founding.market();
                    return approve(market, soonest(market, new RuleChange.SetGrid(merged())));
                })
                .row(
                        RuleRejection.GRID_MISSING,
                        "a meter comes before its grid",
                        () -> approve(
                                new MarketOnLedger(EnergyExamples.calendar()),
                                new ProposedRules("meter", T1, List.of(Witnesses.spareMeter("f1")))))
                .row(
                        RuleRejection.FEEDER_UNKNOWN,
                        "a meter hangs on no feeder of the plan",
                        () -> approve(
                                Founding.market(),
                                new ProposedRules("meter", Interval.of(9), List.of(Witnesses.spareMeter("f9")))))
                .row(
                        RuleRejection.METER_EXISTS,
                        "a meter is registered twice",
                        () -> approve(
                                Witnesses.withSpareMeter(),
                                new ProposedRules("again", Interval.of(9), List.of(Witnesses.spareMeter("f1")))))
                .row(RuleRejection.METER_UNKNOWN, "limits are for a meter that is not there", () -> {
                    MarketOnLedger market = Founding.market();
                    return approve(
                            market,
                            soonest(market, new RuleChange.SetMeterLimits(Witnesses.SPARE_METER, Founding.limits(1))));
                })
                .row(RuleRejection.METER_UNKNOWN, "a circle is for a meter that is not there", () -> {
                    MarketOnLedger market = Founding.market();
                    return approve(
                            market,
                            soonest(market, new RuleChange.SetMeterCircle(Witnesses.SPARE_METER, new CircleId("any"))));
                })
                .row(RuleRejection.FEEDER_FULL, "a feeder has as many meters as it may", RuleWitnesses::fullFeeder)
                .row(AgreementRejection.TOO_MANY_VERSIONS, "a rule has changed too often", RuleWitnesses::manyVersions)
                .row(
                        RuleRejection.RULES_TOO_LARGE,
                        "each plan has room, and all together have not",
                        RuleWitnesses::longVersions);
    }

    private static Decision<Receipt> longVersions() {
        MarketOnLedger market = Witnesses.unfounded();
        RuleChange half = new RuleChange.SetGrid(LongPlans.ofBytes(EnergyLimit.RULES_BYTES.ceiling() / 2));
        approve(market, new ProposedRules("half", Interval.of(100), List.of(half)))
                .orThrow();
        return approve(market, new ProposedRules("whole", Interval.of(101), List.of(half)));
    }

    private static GridPlan merged() {
        GroupId all = new GroupId("all");
        List<FeederId> feeders = EnergyExamples.grid().feeders().stream()
                .map(feeder -> feeder.id())
                .toList();
        return new GridPlan(
                EnergyExamples.grid().feeders(),
                List.of(new AnonymityGroup(all, feeders)),
                List.of(new LimitGroup(all, List.of(all), EnergyExamples.limit())));
    }

    private static Decision<Receipt> fullFeeder() {
        MarketOnLedger market = new MarketOnLedger(
                EnergyExamples.calendar(), EnergyLimits.STANDARD.with(EnergyLimit.METERS_PER_FEEDER, 2));
        Founding.foundRules(market, EnergyExamples.grid());
        return approve(market, new ProposedRules("third", T1, List.of(Witnesses.spareMeter("f1"))));
    }

    private static Decision<Receipt> manyVersions() {
        MarketOnLedger market = Witnesses.unfounded();
        Decision<Receipt> last = Decision.reject(AgreementRejection.PROPOSAL_EMPTY, "", "");
        for (int i = 0; i <= EnergyLimit.VERSIONS_PER_RULE.ceiling() && (i == 0 || last.isAccepted()); i++) {
            last = approve(market, new ProposedRules("version-" + i, Interval.of(100 + i), List.of(TARIFF)));
        }
        return last;
    }

    private static Decision<Receipt> grant(MarketOnLedger market, int solver) {
        return market.run(
                MarketOnLedger.COOPERATIVE_ADMIN, new EnergyCommand.GrantLicence(EnergyExamples.account(solver)));
    }

    private static void licences(RejectionTable table) {
        table.row(
                        ShellRejection.ROLE_NOT_ALLOWED,
                        "a plain member grants a licence",
                        () -> Founding.market()
                                .run(
                                        MarketOnLedger.COOPERATIVE,
                                        new EnergyCommand.GrantLicence(EnergyExamples.account(250))))
                .row(
                        LicenceRejection.LICENCE_EXISTS,
                        "a solver is licensed twice",
                        () -> grant(Founding.market(), Founding.FIRST_SOLVER))
                .row(LicenceRejection.LICENCES_EXHAUSTED, "an organisation has licensed its bound", () -> {
                    MarketOnLedger market = Founding.market();
                    for (int i = 2; i < EnergyLimit.LICENCES_PER_ORGANISATION.ceiling(); i++) {
                        grant(market, 250 + i).orThrow();
                    }
                    return grant(market, 270);
                })
                .row(
                        CalendarRejection.NOTHING_TO_FORGET,
                        "a licence in force is to be forgotten",
                        () -> Founding.market()
                                .run(
                                        MarketOnLedger.DSO,
                                        new EnergyCommand.Forget(
                                                List.of(), List.of(EnergyExamples.account(Founding.FIRST_SOLVER)))))
                .row(
                        LicenceRejection.LICENCE_UNKNOWN,
                        "another organisation withdraws it",
                        () -> Founding.market()
                                .run(
                                        MarketOnLedger.REGULATOR_ADMIN,
                                        new EnergyCommand.WithdrawLicence(
                                                EnergyExamples.account(Founding.FIRST_SOLVER))));
    }

    private static Decision<Receipt> found(MarketOnLedger market) {
        String proposed = market.run(
                        MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeCalendar(EnergyExamples.calendar()))
                .orThrow()
                .result();
        return market.run(
                MarketOnLedger.REGULATOR_ADMIN,
                new EnergyCommand.ApproveCalendar(RecordCodec.of(EnergyResult.Proposed.class)
                        .read(proposed)
                        .digest()));
    }

    private static void calendar(RejectionTable table) {
        for (EnergyQuery query : List.of(
                new EnergyQuery.ReadInterval(Interval.of(-Interval.MAX_INDEX)),
                new EnergyQuery.ReadInstance(Round.of(-1)),
                new EnergyQuery.ReadCandidate(Round.of(-1)),
                new EnergyQuery.ReadBook(Book.of(-1)))) {
            table.row(
                    CalendarRejection.BEFORE_MARKET,
                    query + " lies before the first book",
                    () -> Founding.market().ask(query));
        }
        table.row(
                        CalendarRejection.MARKET_NOT_FOUNDED,
                        "a round is closed before there is one",
                        () -> Witnesses.unfounded().run(MarketOnLedger.DSO, new EnergyCommand.CloseRound(R1)))
                .row(
                        CalendarRejection.MARKET_ALREADY_FOUNDED,
                        "a second calendar is proposed",
                        () -> Founding.market()
                                .run(
                                        MarketOnLedger.DSO_ADMIN,
                                        new EnergyCommand.ProposeCalendar(EnergyExamples.calendar())))
                .row(
                        CalendarRejection.CALENDAR_UNKNOWN,
                        "nobody proposed it",
                        () -> Witnesses.unfounded()
                                .run(
                                        MarketOnLedger.REGULATOR_ADMIN,
                                        new EnergyCommand.ApproveCalendar(Bytes.utf8("x"))))
                .row(
                        CalendarRejection.CALENDAR_IN_THE_PAST,
                        "the first round is over already",
                        () -> Witnesses.unfounded()
                                .goTo(EnergyExamples.calendar().gate(T1))
                                .run(
                                        MarketOnLedger.DSO_ADMIN,
                                        new EnergyCommand.ProposeCalendar(EnergyExamples.calendar())))
                .row(
                        CalendarRejection.INTERVAL_TOO_SHORT,
                        "real intervals last a second",
                        () -> Witnesses.unfounded()
                                .run(
                                        MarketOnLedger.DSO_ADMIN,
                                        new EnergyCommand.ProposeCalendar(Witnesses.calendar(1_000))))
                .row(
                        RuleRejection.GRID_MISSING,
                        "a market is founded without a grid",
                        () -> found(new MarketOnLedger(EnergyExamples.calendar())))
                .row(RuleRejection.TARIFF_MISSING, "a market is founded without a tariff", () -> {
                    MarketOnLedger market = new MarketOnLedger(EnergyExamples.calendar());
                    approve(
                                    market,
                                    new ProposedRules(
                                            "grid", T1, List.of(new RuleChange.SetGrid(EnergyExamples.grid()))))
                            .orThrow();
                    return found(market);
                });
    }
}
