package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Conclusion;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.lane.EpochLifeCycle;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneMoment;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.quantity.Share;
import org.jspecify.annotations.Nullable;

/**
 * Mediators say what the revealed inputs give; a step of its own, anybody's, draws the conclusion. A verdict reads no other:
 * three mediators in one minute would make each other fail (reference/stream-model, 25).
 */
final class Judging {
    /** A verdict. */
    record Posting(Act act, StreamCommand.PostVerdict command, AccountKey mediator) implements OnStream {
        @Nullable String notOnPanel() {
            return allocation().terms().mediator(mediator).isEmpty() ? mediator + " is not on the panel" : null;
        }

        @Nullable String noDispute() {
            boolean disputed = rows().lane(command.lane())
                    .filter(lane -> lane.isDisputed(epoch()))
                    .isPresent();
            return disputed && rows().concluded(epoch()).isEmpty()
                    ? null
                    : "lane " + command.lane() + " is in no open dispute about epoch " + epoch();
        }

        @Nullable String repeated() {
            return rows().verdict(epoch(), mediator).isPresent() ? mediator + " has posted one" : null;
        }

        @Nullable String tooLate() {
            return late(times().verdictDue(epoch()));
        }

        @Nullable String positions() {
            int wanted = rows().revealed(epoch()).orElseThrow().tests().size();
            int given = command.verdict().outputs().size();
            return command.verdict().withheld() || given == wanted ? null : given + " outputs of " + wanted;
        }
    }

    /** A conclusion, or the lack of one in time. */
    record Ending(Act act, AnyoneActs.Validity validity, Map<AccountKey, Lane> disputed, Optional<Panel> panel)
            implements AnyoneActs {
        static Ending of(OnStream.Act act, AnyoneActs.Validity validity) {
            Map<AccountKey, Lane> disputed = new LinkedHashMap<>();
            act.found().map(act.rows()::lanes).orElse(Map.of()).forEach((supplier, lane) -> {
                if (lane.isDisputed(act.epoch())) {
                    disputed.put(supplier, lane);
                }
            });
            Optional<Panel> panel = act.found().map(found -> Panel.of(found, act.epoch(), act.rows()));
            return new Ending(act, validity, disputed, panel);
        }

        @Nullable String noDispute() {
            return disputed.isEmpty() || rows().concluded(epoch()).isPresent()
                    ? "no lane is in open dispute about epoch " + epoch()
                    : null;
        }

        @Nullable String noMajority() {
            return panel.orElseThrow().majority().isPresent()
                    ? null
                    : "of " + allocation().terms().mediators().size() + " mediators no majority says the same";
        }

        @Nullable String early() {
            return notDue(times().verdictDue(epoch()));
        }
    }

    // spotless:off
    static final RuleBook<Posting> POST = RuleBook.of("stream:postVerdict",
            rule(StreamRejection.ALLOCATION_UNKNOWN,      OnStream.SOURCE, Posting::unknown),
            rule(StreamRejection.NOT_ON_PANEL,            OnStream.SOURCE, Posting::notOnPanel),
            rule(StreamRejection.NO_DISPUTE,              OnStream.SOURCE, Posting::noDispute),
            rule(StreamRejection.VERDICT_REPEATED,        OnStream.SOURCE, Posting::repeated),
            rule(StreamRejection.STEP_LATE,               OnStream.SOURCE, Posting::tooLate),
            rule(StreamRejection.VERDICT_POSITIONS,       OnStream.SOURCE, Posting::positions));
    static final RuleBook<Ending> CONCLUDE = RuleBook.of("stream:conclude",
            rule(ShellRejection.OPERATION_EXPIRED,        OnStream.SOURCE, Ending::operationExpired),
            rule(ShellRejection.OPERATION_TOO_LONG_VALID, OnStream.SOURCE, Ending::operationTooLongValid),
            rule(StreamRejection.ALLOCATION_UNKNOWN,      OnStream.SOURCE, Ending::unknown),
            rule(StreamRejection.NO_DISPUTE,              OnStream.SOURCE, Ending::noDispute),
            rule(StreamRejection.NO_MAJORITY,             OnStream.SOURCE, Ending::noMajority));
    static final RuleBook<Ending> TIME_OUT = RuleBook.of("stream:timeOutVerdict",
            rule(ShellRejection.OPERATION_EXPIRED,        OnStream.SOURCE, Ending::operationExpired),
            rule(ShellRejection.OPERATION_TOO_LONG_VALID, OnStream.SOURCE, Ending::operationTooLongValid),
            rule(StreamRejection.ALLOCATION_UNKNOWN,      OnStream.SOURCE, Ending::unknown),
            rule(StreamRejection.NO_DISPUTE,              OnStream.SOURCE, Ending::noDispute),
            rule(StreamRejection.STEP_NOT_DUE,            OnStream.SOURCE, Ending::early));
    // spotless:on

    private Judging() {}

    static Decision<Receipt> post(StreamCommand.PostVerdict command, AccountKey signer, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return POST.check(new Posting(act, command, signer)).map(legal -> {
            legal.rows().put(command.epoch(), signer, command.verdict());
            state.tell(new StreamEvent.StreamVerdictPosted(
                    command.allocation(), signer, command.epoch(), command.verdict()));
            return state.done();
        });
    }

    static Decision<Receipt> conclude(StreamCommand.Conclude command, LedgerPeriods periods, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return CONCLUDE.check(Ending.of(act, new AnyoneActs.Validity(command.last(), periods)))
                .map(legal -> byMajority(legal, state));
    }

    /** A majority that is there after all decides; else nobody knows. */
    static Decision<Receipt> timeOut(StreamCommand.TimeOutVerdict command, LedgerPeriods periods, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return TIME_OUT.check(Ending.of(act, new AnyoneActs.Validity(command.last(), periods)))
                .map(legal -> legal.panel().orElseThrow().majority().isPresent()
                        ? byMajority(legal, state)
                        : unresolved(legal, state));
    }

    private static Receipt byMajority(Ending legal, StreamState state) {
        Allocation allocation = legal.allocation();
        AllocationRows rows = legal.rows();
        int epoch = legal.epoch();
        Panel panel = legal.panel().orElseThrow();
        StreamVerdict verdict = panel.majority().orElseThrow();
        RevealedTests revealed = rows.revealed(epoch).orElseThrow();
        boolean customerWrong = verdict.convictsCustomer(revealed);
        Set<AccountKey> wrong = new LinkedHashSet<>();
        legal.disputed().keySet().stream()
                .filter(supplier -> verdict.convicts(
                        rows.root(epoch, supplier).orElseThrow().opened(), revealed))
                .forEach(wrong::add);
        Fees fees = Fees.of(panel.fees(allocation), customerWrong, wrong);
        CustomerSide customer = rows.customer().orElseThrow().paying(fees.ofCustomer());
        for (AccountKey mediator : panel.given().keySet()) {
            customer = panel.agrees(mediator)
                    ? customer.earning(mediator, fees.isNobody() ? Money.ZERO : panel.fee(mediator, allocation))
                    : customer.withoutBond(mediator);
        }
        legal.disputed().forEach((supplier, lane) -> {
            Lane paying = lane.paying(fees.of(supplier));
            LaneMoment moment = new LaneMoment(lane, epoch, legal.times(), legal.now());
            Money price = allocation.stakes().epochPrice();
            boolean isWrong = wrong.contains(supplier);
            Lane judged = isWrong
                    ? paying.lost(price)
                    : paying.settled(
                            price, allocation.share(rows.root(epoch, supplier).orElseThrow()));
            put(
                    supplier,
                    judged.with(LaneLifeCycle.TABLE.follow(
                            lane.status(),
                            isWrong ? LaneLifeCycle.JUDGE_WRONG : LaneLifeCycle.JUDGE_RIGHT,
                            LaneParty.ANYONE,
                            moment)),
                    legal,
                    state);
        });
        if (customerWrong) {
            rows.go(new Gone(epoch, legal.times().openingDue(epoch), true));
        }
        return end(new Conclusion(verdict), customer, legal, state);
    }

    /** Half of its share for every epoch that a lane has rooted, and the bonds of those who were silent. */
    private static Receipt unresolved(Ending legal, StreamState state) {
        Allocation allocation = legal.allocation();
        AllocationRows rows = legal.rows();
        Panel panel = legal.panel().orElseThrow();
        CustomerSide customer = rows.customer().orElseThrow();
        for (AccountKey mediator : panel.silent(allocation)) {
            customer = customer.withoutBond(mediator);
        }
        legal.disputed().forEach((supplier, lane) -> {
            Lane paid = lane;
            for (int epoch = legal.epoch(); epoch < lane.rooted(); epoch++) {
                Money half =
                        Share.floor(allocation.share(rows.root(epoch, supplier).orElseThrow()), 1, 2);
                paid = paid.settled(allocation.stakes().epochPrice(), half);
            }
            LaneMoment moment = new LaneMoment(lane, legal.epoch(), legal.times(), legal.now());
            put(
                    supplier,
                    paid.over()
                            .with(LaneLifeCycle.TABLE.follow(
                                    lane.status(), LaneLifeCycle.UNJUDGED, LaneParty.ANYONE, moment)),
                    legal,
                    state);
        });
        return end(Conclusion.UNRESOLVED, customer, legal, state);
    }

    private static void put(AccountKey supplier, Lane lane, Ending legal, StreamState state) {
        legal.rows().put(supplier, lane);
        state.tell(new StreamEvent.StreamLaneJudged(legal.rows().id(), supplier, legal.epoch(), lane));
    }

    private static Receipt end(Conclusion conclusion, CustomerSide customer, Ending legal, StreamState state) {
        EpochLifeCycle.TABLE.follow(
                legal.rows().status(legal.epoch(), !legal.disputed().isEmpty()),
                EpochLifeCycle.CONCLUDE,
                LaneParty.ANYONE,
                NoFacts.NONE);
        legal.rows().put(customer);
        legal.rows().put(legal.epoch(), conclusion);
        state.tell(new StreamEvent.StreamConcluded(legal.rows().id(), legal.epoch(), conclusion, customer));
        return state.done();
    }
}
