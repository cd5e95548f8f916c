package org.gridmarket.cli.stream;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PeriodOperation;
import org.gridmarket.cli.SigningCommand;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import picocli.CommandLine;

/** The end of a lease before its time. */
@CommandLine.Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description =
                "Ends a lease with its next epoch, not before the minimum: all lanes by the customer, its own by a supplier.",
        footer = {"", "Example: ./gridmarket stream stop 64-HEX-DIGITS --key c.key --gateway 127.0.0.1:8080"})
final class StopLease extends SigningCommand {
    /** The last period of an operation on streams is the current one or the next. */
    private static final int PERIODS_VALID = 1;

    @CommandLine.Parameters(paramLabel = "ID", description = "The allocation: 64 hex digits.")
    private String allocation = "";

    @Override
    protected Signed sign(AccountKeyPair keys, GatewayOption through) {
        AllocationId id = CommandTools.usage(() -> new AllocationId(Bytes.hex(allocation)));
        StreamCommand.Stop stop = new StreamCommand.Stop(id);
        return PeriodOperation.sign(keys, through, PERIODS_VALID, StreamFunctions.NAMES, stop);
    }
}
