package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.LeafKind;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Conclusion;
import org.gridmarket.kernel.stream.lane.EpochLifeCycle;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneMoment;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.lane.OpenedLeaf;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.PositionOpening;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** A supplier opens what the customer has revealed, and is paid, or in dispute, or over; or it is silent. */
final class Opening {
    /** An opening. */
    record Facts(
            Act act, StreamCommand.Open command, AccountKey supplier, Optional<Lane> laneRow, SignatureCheck signatures)
            implements OnLane {
        @Override
        public List<Event<LaneMoment>> events() {
            return List.of(LaneLifeCycle.OPEN);
        }

        @Nullable String notRevealed() {
            return rows().revealed(epoch()).isEmpty() ? "epoch " + epoch() + " is not revealed" : null;
        }

        @Nullable String tooLate() {
            return late(times().openingDue(epoch()));
        }

        @Nullable String positions() {
            List<Integer> wanted = toOpen().stream().map(TestedInput::position).toList();
            List<Integer> given =
                    command.openings().stream().map(PositionOpening::position).toList();
            return given.equals(wanted) ? null : given.size() + " positions are opened; it is up to " + wanted;
        }

        @Nullable String pathWrong() {
            Bytes root = root().root();
            return command.openings().stream()
                    .filter(opened -> !HashTree.isIn(
                            opened.leaf().bytes(rows().id(), supplier, epoch(), opened.position()),
                            opened.position(),
                            allocation().inputs(),
                            opened.path(),
                            root))
                    .findFirst()
                    .map(opened -> "the leaf of position " + opened.position() + " is not in the posted tree")
                    .orElse(null);
        }

        @Nullable String inputUnproved() {
            return pairs().filter(Pair::hasOtherInput)
                    .filter(pair -> !isSigned(pair.opened()))
                    .findFirst()
                    .map(pair -> "nothing that the customer has signed says what stands at position "
                            + pair.opened().position())
                    .orElse(null);
        }

        boolean convictsCustomer() {
            return pairs().anyMatch(Pair::hasOtherInput);
        }

        boolean differs() {
            return pairs().anyMatch(Pair::hasOtherOutput);
        }

        RevealedTests revealed() {
            return rows().revealed(epoch()).orElseThrow();
        }

        PostedRoot root() {
            return rows().root(epoch(), supplier).orElseThrow();
        }

        List<OpenedLeaf> leaves() {
            return command.openings().stream()
                    .map(opened -> new OpenedLeaf(opened.position(), opened.leaf()))
                    .toList();
        }

        private boolean isSigned(PositionOpening opened) {
            SignedParcel evidence = opened.evidence();
            if (evidence == null) {
                return false;
            }
            boolean says = switch (evidence.parcel()) {
                case Parcel.Inputs inputs ->
                    opened.leaf().kind() == LeafKind.PROCESSED
                            && inputs.says(opened.position(), opened.leaf().input());
                case Parcel.End end -> opened.leaf().kind() == LeafKind.EMPTY && end.from() <= opened.position();
                case Parcel.Outputs outputs -> false;
            };
            return says && evidence.isBy(allocation().terms().customer().feedKey(), rows().id(), epoch(), signatures);
        }

        private List<TestedInput> toOpen() {
            return revealed().toOpen(root());
        }

        /** In the same order, once an earlier rule has found them the same positions. */
        private Stream<Pair> pairs() {
            List<TestedInput> tests = toOpen();
            return IntStream.range(0, tests.size())
                    .mapToObj(i -> new Pair(tests.get(i), command.openings().get(i)));
        }
    }

    /** What the customer says of a position, and what the supplier has there. */
    private record Pair(TestedInput test, PositionOpening opened) {
        boolean hasOtherInput() {
            return !opened.leaf().input().equals(test.input());
        }

        boolean hasOtherOutput() {
            return !hasOtherInput() && !opened.leaf().output().equals(test.output());
        }
    }

    /** An opening that is missing. */
    record Missing(Act act, AnyoneActs.Validity validity, AccountKey supplier, Optional<Lane> laneRow)
            implements OnLane, AnyoneActs {
        @Override
        public List<Event<LaneMoment>> events() {
            return List.of(LaneLifeCycle.SILENT_AT_OPENING);
        }

        @Nullable String notRevealed() {
            return rows().revealed(epoch()).isEmpty() ? "epoch " + epoch() + " is not revealed" : null;
        }

        @Nullable String early() {
            return notDue(times().openingDue(epoch()));
        }
    }

    // spotless:off
    static final RuleBook<Facts> OPEN = RuleBook.of("stream:open",
            rule(StreamRejection.ALLOCATION_UNKNOWN,        OnStream.SOURCE, Facts::unknown),
            rule(StreamRejection.NOT_STREAM_SUPPLIER,       OnStream.SOURCE, Facts::notSupplier),
            rule(LifeCycleRejection.TRANSITION_NOT_ALLOWED, OnStream.SOURCE, Facts::wrongState),
            rule(StreamRejection.EPOCH_OUT_OF_TURN,         OnStream.SOURCE, Facts::notNextOpening),
            rule(StreamRejection.EPOCH_NOT_REVEALED,        OnStream.SOURCE, Facts::notRevealed),
            rule(StreamRejection.STEP_LATE,                 OnStream.SOURCE, Facts::tooLate),
            rule(StreamRejection.OPENED_POSITIONS,          OnStream.SOURCE, Facts::positions),
            rule(StreamRejection.PATH_WRONG,                OnStream.SOURCE, Facts::pathWrong),
            rule(StreamRejection.INPUT_UNPROVED,            OnStream.SOURCE, Facts::inputUnproved));
    static final RuleBook<Missing> TIME_OUT = RuleBook.of("stream:timeOutOpening",
            rule(ShellRejection.OPERATION_EXPIRED,          OnStream.SOURCE, Missing::operationExpired),
            rule(ShellRejection.OPERATION_TOO_LONG_VALID,   OnStream.SOURCE, Missing::operationTooLongValid),
            rule(StreamRejection.ALLOCATION_UNKNOWN,        OnStream.SOURCE, Missing::unknown),
            rule(StreamRejection.NOT_STREAM_SUPPLIER,       OnStream.SOURCE, Missing::notSupplier),
            rule(LifeCycleRejection.TRANSITION_NOT_ALLOWED, OnStream.SOURCE, Missing::wrongState),
            rule(StreamRejection.EPOCH_OUT_OF_TURN,         OnStream.SOURCE, Missing::notNextOpening),
            rule(StreamRejection.EPOCH_NOT_REVEALED,        OnStream.SOURCE, Missing::notRevealed),
            rule(StreamRejection.STEP_NOT_DUE,              OnStream.SOURCE, Missing::early));
    // spotless:on

    private Opening() {}

    static Decision<Receipt> open(
            StreamCommand.Open command, AccountKey signer, StreamState state, SignatureCheck signatures) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return OPEN.check(new Facts(act, command, signer, act.rows().lane(signer), signatures))
                .map(legal -> {
                    Lane lane = decide(legal);
                    legal.rows().put(command.epoch(), signer, legal.root().opened(legal.leaves()));
                    legal.rows().put(signer, lane);
                    if (legal.convictsCustomer()) {
                        legal.rows().go(new Gone(command.epoch(), legal.times().openingDue(command.epoch()), true));
                    }
                    state.tell(new StreamEvent.StreamOpened(
                            command.allocation(), signer, command.epoch(), legal.leaves(), lane));
                    return RootPosting.answer(lane, state);
                });
    }

    /** At once: paid, in dispute, or over by a verdict that is there already. */
    private static Lane decide(Facts legal) {
        Lane lane = legal.lane();
        Optional<Conclusion> concluded = legal.rows().concluded(legal.epoch());
        if (!legal.convictsCustomer()) {
            if (concluded.isEmpty() && legal.differs()) {
                EpochLifeCycle.TABLE.follow(
                        legal.rows().status(legal.epoch(), false),
                        EpochLifeCycle.DISPUTE,
                        LaneParty.SUPPLIER,
                        NoFacts.NONE);
                return legal.moved(
                        LaneLifeCycle.OPEN_APART, LaneParty.SUPPLIER, lane.frozen(legal.epoch(), legal.now()));
            }
            StreamVerdict verdict = concluded.map(Conclusion::verdict).orElse(null);
            if (verdict != null && verdict.convicts(legal.leaves(), legal.revealed())) {
                return legal.moved(
                        LaneLifeCycle.OPEN_WRONG,
                        LaneParty.SUPPLIER,
                        lane.lost(legal.allocation().stakes().epochPrice()));
            }
        }
        Allocation allocation = legal.allocation();
        return legal.moved(
                LaneLifeCycle.OPEN,
                LaneParty.SUPPLIER,
                lane.settled(allocation.stakes().epochPrice(), allocation.share(legal.root())));
    }

    static Decision<Receipt> timeOut(StreamCommand.TimeOutOpening command, LedgerPeriods periods, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return TIME_OUT.check(new Missing(
                        act,
                        new AnyoneActs.Validity(command.last(), periods),
                        command.lane(),
                        act.rows().lane(command.lane())))
                .map(legal -> {
                    Lane lane = legal.moved(
                            LaneLifeCycle.SILENT_AT_OPENING,
                            LaneParty.ANYONE,
                            legal.lane().lost(legal.allocation().stakes().epochPrice()));
                    legal.rows().put(command.lane(), lane);
                    state.tell(new StreamEvent.StreamOpeningMissed(
                            command.allocation(), command.lane(), command.epoch(), lane));
                    return RootPosting.answer(lane, state);
                });
    }
}
