package org.gridmarket.cli.purse;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.SigningCommand;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.PartFailedException;

/** A single operation of an account on its purse. */
abstract class PurseOperation extends SigningCommand<PurseEvent> {
    /** Periods of a minute, within which it is sent again until it has an outcome. */
    private static final int PERIODS_VALID = 5;

    PurseOperation() {
        super(EventFamily.of(PurseEvent.class));
    }

    /** What to sign. */
    abstract PurseCommand.Signed command(AccountKey account, GatewayOption through);

    /** Whether an event shows that this command was carried out. */
    abstract boolean shows(PurseEvent event, AccountKey account);

    @Override
    protected final Signed<PurseEvent> sign(AccountKeyPair keys, GatewayOption through) {
        ClockReply clock = through.askAt(channel -> LedgerClockGrpc.newBlockingStub(channel)
                .withDeadlineAfter(GatewayOption.ASK_SECONDS, TimeUnit.SECONDS)
                .getClock(ClockRequest.getDefaultInstance()));
        if (!clock.hasPresent()) {
            throw new PartFailedException("the ledger has no clock yet; try again when it is founded");
        }
        PurseCommand.Signed command = command(keys.publicKey(), through);
        String function = PurseFunctions.NAMES.of(command);
        byte[] id = new byte[OperationId.LENGTH];
        new SecureRandom().nextBytes(id);
        int last = Math.min(
                clock.getPresent().getPeriod() + PERIODS_VALID,
                clock.getPresent().getLastNameable());
        Predicate<PurseEvent> proof = event -> shows(event, keys.publicKey());
        return new Signed<>(
                function,
                keys.sign(
                        new Target(clock.getChannel(), clock.getChaincode()),
                        function,
                        new OperationId(Bytes.of(id)),
                        new Book(last),
                        Bytes.utf8(RecordCodec.text(command))),
                Optional.of(proof));
    }
}
