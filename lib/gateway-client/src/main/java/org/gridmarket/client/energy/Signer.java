package org.gridmarket.client.energy;

import java.security.SecureRandom;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.keys.mixing.AccountKeySigner;

/** Signs commands with one key for one ledger; what every device of a household has. */
public final class Signer {
    private final AccountKeyPair keys;
    private final Target target;
    private final SecureRandom random;

    public Signer(AccountKeyPair keys, Target target, SecureRandom random) {
        this.keys = keys;
        this.target = target;
        this.random = random;
    }

    public AccountKey key() {
        return keys.publicKey();
    }

    public Target target() {
        return target;
    }

    /** Signs bytes that are no operation, such as a certificate. */
    public Bytes sign(Bytes message) {
        return keys.sign(message);
    }

    public Bytes randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    /** Signs in a mix. */
    public AccountKeySigner mixSigner() {
        return new AccountKeySigner(keys);
    }

    /** Keys for an account that nobody knows yet. */
    public AccountKeyPair freshKeys() {
        return AccountKeyPair.generate(random);
    }

    /** Signs with other keys for the same ledger. */
    public Signer with(AccountKeyPair other) {
        return new Signer(other, target, random);
    }

    public SecureRandom random() {
        return random;
    }

    public OperationId newOperation() {
        return OperationIds.fresh(random);
    }

    /** Signs one intent; who retries it passes the operation id of the first attempt. */
    public OutgoingOperation sign(EnergyCommand.Signed command, OperationId operation, Book lastBook) {
        String function = EnergyFunctions.of(command);
        return new OutgoingOperation(
                function,
                command,
                keys.sign(target, function, operation, lastBook, Bytes.utf8(RecordCodec.text(command))));
    }
}
