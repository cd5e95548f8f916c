package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneMoment;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.jspecify.annotations.Nullable;

/** The customer shows that a supplier has streamed another output than it opened: so what was streamed is what is verified. */
final class OutputProving {
    /** A proof. */
    record Facts(
            Act act,
            StreamCommand.ProveOutput command,
            AccountKey signer,
            AccountKey supplier,
            Optional<Lane> laneRow,
            SignatureCheck signatures)
            implements OnLane {
        @Override
        public List<Event<LaneMoment>> events() {
            return List.of(LaneLifeCycle.PROVE);
        }

        @Nullable String notCustomer() {
            AccountKey customer = allocation().terms().customer().account();
            return signer.equals(customer) ? null : signer + "; it is up to " + customer;
        }

        @Nullable String notOpened() {
            return leaf().isEmpty()
                    ? "position " + command.position() + " of epoch " + epoch() + " is not opened"
                    : null;
        }

        @Nullable String unproved() {
            AccountKey workKey =
                    allocation().terms().supplier(supplier).orElseThrow().workKey();
            return isOther(leaf().orElseThrow()) && command.evidence().isBy(workKey, rows().id(), epoch(), signatures)
                    ? null
                    : "the supplier has signed no other output of position " + command.position();
        }

        /** Another output for the same input at the same position. */
        private boolean isOther(Leaf opened) {
            return command.evidence().parcel() instanceof Parcel.Outputs outputs
                    && outputs.supplier().equals(supplier)
                    && outputs.outputs().stream()
                            .anyMatch(output -> output.position() == command.position()
                                    && output.input().equals(opened.input())
                                    && !output.output().equals(opened.output()));
        }

        private Optional<Leaf> leaf() {
            return rows().root(epoch(), supplier).flatMap(root -> root.openedAt(command.position()));
        }
    }

    // spotless:off
    static final RuleBook<Facts> PROVE = RuleBook.of("stream:proveOutput",
            rule(StreamRejection.ALLOCATION_UNKNOWN,        OnStream.SOURCE, Facts::unknown),
            rule(StreamRejection.NOT_STREAM_CUSTOMER,       OnStream.SOURCE, Facts::notCustomer),
            rule(StreamRejection.NOT_STREAM_SUPPLIER,       OnStream.SOURCE, Facts::notSupplier),
            rule(LifeCycleRejection.TRANSITION_NOT_ALLOWED, OnStream.SOURCE, Facts::wrongState),
            rule(StreamRejection.POSITION_NOT_OPENED,       OnStream.SOURCE, Facts::notOpened),
            rule(StreamRejection.OUTPUT_UNPROVED,           OnStream.SOURCE, Facts::unproved));
    // spotless:on

    private OutputProving() {}

    static Decision<Receipt> run(
            StreamCommand.ProveOutput command, AccountKey signer, StreamState state, SignatureCheck signatures) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), command.epoch(), state);
        return PROVE.check(new Facts(
                        act, command, signer, command.lane(), act.rows().lane(command.lane()), signatures))
                .map(legal -> {
                    Lane lane = legal.moved(
                            LaneLifeCycle.PROVE,
                            LaneParty.CUSTOMER,
                            legal.lane().lost());
                    legal.rows().put(command.lane(), lane);
                    state.tell(new StreamEvent.StreamOutputProved(
                            command.allocation(), command.lane(), command.epoch(), command.position(), lane));
                    return RootPosting.answer(lane, state);
                });
    }
}
