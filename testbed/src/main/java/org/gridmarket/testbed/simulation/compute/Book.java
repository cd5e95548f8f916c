package org.gridmarket.testbed.simulation.compute;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.simulation.World;

/** What stands on the ledger, for those who read it themselves. */
final class Book {
    private static final String MATCHES = "compute.match";

    private final World world;
    private long readAt = -1;
    private List<Match> matches = List.of();

    Book(World world) {
        this.world = world;
    }

    private Stream<String> keys(String table) {
        return world.chain().ledger().currentState().subMap(table + '~', Keys.after(table)).keySet().stream();
    }

    /** Open matches, read once a block. */
    List<Match> matches() {
        long blocks = world.chain().ledger().blocks().size();
        if (blocks != readAt) {
            readAt = blocks;
            RecordCodec<Match> codec = RecordCodec.of(Match.class);
            matches = world.chain().ledger().currentState().subMap(MATCHES + '~', Keys.after(MATCHES)).values().stream()
                    .map(codec::read)
                    .toList();
        }
        return matches;
    }

    private List<OfferId> offers(String table) {
        return keys(table)
                .map(key -> new OfferId(Bytes.hex(Keys.lastSegment(key))))
                .toList();
    }

    List<OfferId> jobs() {
        return offers("compute.job");
    }

    List<OfferId> resources() {
        return offers("compute.resource");
    }

    List<OfferId> notes() {
        return offers("compute.note");
    }

    /** Matches on whose time anybody may act. */
    List<Match> over(LedgerTime now) {
        return matches().stream()
                .filter(match -> !now.isBefore(match.windows().grace().after(match.due())))
                .toList();
    }
}
