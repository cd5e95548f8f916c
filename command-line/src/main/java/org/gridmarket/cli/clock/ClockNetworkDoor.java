package org.gridmarket.cli.clock;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.chain.Question;
import org.gridmarket.cli.member.MarketDoor;
import org.gridmarket.cli.member.NetworkMember;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;

/** Straight to a peer: what was proposed is found in the ledger's events, all of them. */
final class ClockNetworkDoor extends MarketDoor<NetworkMember> implements ClockDoor {
    private static final EventFamily<ClockEvent> EVENTS = EventFamily.of(ClockEvent.class);

    ClockNetworkDoor(NetworkMember member) {
        super(member);
    }

    @Override
    public Optional<Clock> clock() {
        ClockQuery query = new ClockQuery.ReadClock();
        return member().ask(
                        Question.of(ClockFunctions.NAMES.of(query), RecordCodec.text(query), false),
                        ClockRejection.CLOCK_NOT_FOUNDED.name())
                .map(RecordCodec.of(Clock.class)::read);
    }

    @Override
    public List<Proposed> proposals() {
        Map<Organisation, Proposed> open = new EnumMap<>(Organisation.class);
        member().forEachEvent(text -> EVENTS.read(text).ifPresent(event -> {
            switch (event) {
                case ClockEvent.ClockProposed(var clock, var by, var digest) -> open.put(by, new Proposed(clock, by));
                case ClockEvent.ClockFounded founded -> open.clear();
                default -> {
                    // no proposal
                }
            }
        }));
        return new ArrayList<>(open.values());
    }
}
