package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneMoment;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.jspecify.annotations.Nullable;

/** A party ends its lease with the next epoch, not before the minimum that all have agreed to. */
final class Stopping {
    /** A stop, and the lanes that it is about. */
    record Facts(Act act, AccountKey signer) implements OnStream {
        @Nullable String notParty() {
            return named().isEmpty() ? signer + " is neither customer nor supplier" : null;
        }

        @Nullable String nothing() {
            return toStop().isEmpty() ? "every lane ends with epoch " + lastEpoch() + " or before" : null;
        }

        LaneParty party() {
            return isCustomer() ? LaneParty.CUSTOMER : LaneParty.SUPPLIER;
        }

        int lastEpoch() {
            return Math.max(times().running(now()) + 1, allocation().terms().leastEpochs() - 1);
        }

        Map<AccountKey, Lane> toStop() {
            Map<AccountKey, Lane> lanes = new LinkedHashMap<>();
            for (AccountKey supplier : named()) {
                rows().lane(supplier)
                        .filter(lane -> LaneLifeCycle.TABLE.allows(lane.status(), LaneLifeCycle.STOP))
                        .filter(lane -> lane.last() > lastEpoch())
                        .ifPresent(lane -> lanes.put(supplier, lane));
            }
            return lanes;
        }

        private boolean isCustomer() {
            return signer.equals(allocation().terms().customer().account());
        }

        private List<AccountKey> named() {
            return allocation().terms().suppliers().stream()
                    .map(SupplierOffer::account)
                    .filter(supplier -> isCustomer() || supplier.equals(signer))
                    .toList();
        }
    }

    // spotless:off
    static final RuleBook<Facts> STOP = RuleBook.of("stream:stop",
            rule(StreamRejection.ALLOCATION_UNKNOWN, OnStream.SOURCE, Facts::unknown),
            rule(StreamRejection.NOT_A_STREAM_PARTY, OnStream.SOURCE, Facts::notParty),
            rule(StreamRejection.NOTHING_TO_STOP,    OnStream.SOURCE, Facts::nothing));
    // spotless:on

    private Stopping() {}

    static Decision<Receipt> run(StreamCommand.Stop command, AccountKey signer, StreamState state) {
        return STOP.check(new Facts(OnStream.Act.of(command.allocation(), 0, state), signer))
                .map(legal -> {
                    int last = legal.lastEpoch();
                    legal.toStop().forEach((supplier, lane) -> {
                        LaneMoment moment = new LaneMoment(lane, last, legal.times(), legal.now());
                        LaneLifeCycle.TABLE.follow(lane.status(), LaneLifeCycle.STOP, legal.party(), moment);
                        legal.rows().put(supplier, lane.stoppedAfter(last));
                        state.tell(new StreamEvent.StreamStopped(command.allocation(), supplier, last));
                    });
                    return state.done();
                });
    }
}
