package org.gridmarket.testbed.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.chain.Outcome;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;

/**
 * Lets a running network found a clock and move money through a purse, so that its blocks have transactions of every contract.
 * Called with the network's {@code network.properties}; the README beside the recorded blocks says when.
 */
public final class ClockAndPurseByHand {
    private static final long PERIOD_MILLIS = 5_000;
    private static final AccountKeyPair OWNER =
            AccountKeyPair.ofSeed(Digest.sha256(Bytes.utf8("owner of the recorded purse")));

    private final FabricChain dso;
    private final FabricChain regulator;
    private long seen = Chain.NOTHING_SEEN;
    private int operations;

    private ClockAndPurseByHand(FabricChain dso, FabricChain regulator) {
        this.dso = dso;
        this.regulator = regulator;
    }

    /** Does it all, once. */
    public static void main(String... networkProperties) throws IOException, InterruptedException {
        NetworkProfile profile = NetworkProfile.read(Path.of(networkProperties[0]));
        try (FabricChain dso = FabricChain.open(profile, "Dso");
                FabricChain regulator = FabricChain.open(profile, "Regulator")) {
            new ClockAndPurseByHand(dso, regulator).run();
        }
    }

    private void run() throws InterruptedException {
        Clock clock = Clock.simulated(now(), PERIOD_MILLIS);
        byClock(dso, Credential.ADMIN, new ClockCommand.ProposeClock(clock));
        byClock(regulator, Credential.ADMIN, new ClockCommand.ApproveClock(clock.digest()));
        byDso(new PurseCommand.BookMoney(OWNER.publicKey(), "bank-1", new Money(2_000_000)));
        byDso(new PurseCommand.BookMoney(OWNER.publicKey(), "bank-2", new Money(500_000)));
        byDso(new PurseCommand.TakeBackMoney("bank-2"));
        LedgerPeriod last = clock.at(now()).plus(2);
        signed(last, new PurseCommand.Collect(List.of(new Deal(Deal.BOOKING, "bank-1"))));
        PurseAnswer.PurseRedemption asked = RecordCodec.of(PurseAnswer.PurseRedemption.class)
                .read(signed(last, new PurseCommand.Redeem(new Money(750_000))));
        byDso(new PurseCommand.ConfirmRedemption(OWNER.publicKey(), asked.redemption(), "bank-3"));
        while (now().isBefore(clock.sealable(last))) {
            Thread.sleep(clock.sealable(last).epochMillis() - now().epochMillis() + 1);
        }
        byClock(dso, Credential.CLIENT, new ClockCommand.SealPeriod(last));
        byClock(dso, Credential.CLIENT, new ClockCommand.SweepOutcomes(last, 10));
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    private void byClock(FabricChain chain, Credential credential, ClockCommand command) {
        submit(chain, credential, ClockFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    private void byDso(PurseCommand.ByMember command) {
        submit(dso, Credential.CLIENT, PurseFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    private String signed(LedgerPeriod last, PurseCommand.Signed command) {
        String function = PurseFunctions.NAMES.of(command);
        operations++;
        byte[] id = new byte[OperationId.LENGTH];
        id[0] = (byte) operations;
        return submit(
                dso,
                Credential.CLIENT,
                function,
                RecordCodec.text(OWNER.sign(
                        dso.target(),
                        function,
                        new OperationId(Bytes.of(id)),
                        last.asLast(),
                        Bytes.utf8(RecordCodec.text(command)))));
    }

    private String submit(FabricChain chain, Credential credential, String function, String argument) {
        Outcome outcome = chain.submit(credential, function, argument, seen);
        if (outcome instanceof Outcome.Committed done) {
            seen = Math.max(seen, done.block());
            System.out.println(function + ": " + done.result());
            return done.result();
        }
        throw new IllegalStateException(function + ": " + outcome);
    }
}
