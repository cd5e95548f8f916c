package org.gridmarket.testbed.simulation.stream;

import java.util.Optional;
import java.util.Random;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.testbed.simulation.World;
import org.jspecify.annotations.Nullable;

/**
 * Signs and sends what a role wants, one thing at a time: the same again, as another operation, when it has not taken effect
 * for a while. What a role wants follows from the ledger, so nothing is done twice.
 */
final class Desk {
    private static final long PATIENCE_MILLIS = 25_000;

    private final AccountKeyPair keys;
    private final Clock clock;
    private final World world;
    private @Nullable StreamCommand under;
    private LedgerTime again = new LedgerTime(0);

    Desk(AccountKeyPair keys, Clock clock, World world) {
        this.keys = keys;
        this.clock = clock;
        this.world = world;
    }

    /** Sends what is wanted, unless it was sent just now. */
    void want(Optional<StreamCommand.Signed> wanted) {
        if (wanted.isEmpty()) {
            under = null;
            return;
        }
        StreamCommand.Signed command = wanted.get();
        LedgerTime now = world.chain().now();
        if (command.getClass().isInstance(under) && now.isBefore(again)) {
            return;
        }
        under = command;
        again = now.plusMillis(PATIENCE_MILLIS);
        send(command);
    }

    private void send(StreamCommand.Signed command) {
        Random random = world.random();
        OperationId id = OperationIds.fresh(random);
        String function = StreamFunctions.NAMES.of(command);
        LedgerPeriod last = clock.at(world.chain().readClock()).next();
        world.chain()
                .send(
                        function,
                        keys.sign(World.TARGET, function, id, last.asLast(), Bytes.utf8(RecordCodec.text(command))));
    }

    /** Whatever anybody may do, through a gateway; its clock may be wrong. */
    static void send(StreamCommand.ByMember command, World world) {
        Organisation by = World.ORGANISATIONS.get(world.random().nextInt(World.PEERS));
        world.chain()
                .send(
                        new Caller.Member(by, false, "gateway"),
                        StreamFunctions.NAMES.of(command),
                        RecordCodec.text(command));
    }
}
