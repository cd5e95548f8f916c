package org.gridmarket.cli.energy;

import java.nio.file.Path;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import picocli.CommandLine;

/** Binds a public account to its meter. */
@CommandLine.Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Binds an account to its smart meter, which vouches for it with its own key.",
        footer = {
            "",
            "Example: ./gridmarket register --gateway 127.0.0.1:8080 --new --key home.key --meter 101 --meter-key meter.key"
        })
public final class Register extends SignedCommand {
    @CommandLine.Option(names = "--new", description = "Make the account's key first.")
    private boolean fresh;

    @CommandLine.Option(names = "--meter", paramLabel = "ID", required = true, description = "The registered meter.")
    private String meter = "";

    @CommandLine.Option(names = "--meter-key", paramLabel = "FILE", required = true, description = "The meter's key.")
    private Path meterKey = Path.of("meter.key");

    @Override
    protected AccountKeyPair keys(Path file) {
        return fresh ? KeyFile.make(file) : KeyFile.read(file);
    }

    @Override
    EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now) {
        MeterId id = CommandTools.usage(() -> new MeterId(meter));
        AccountKeyPair keysOfMeter = KeyFile.read(meterKey);
        return new EnergyCommand.RegisterProsumer(new MeterCertificate(
                id, signer.key(), keysOfMeter.sign(MeterCertificate.signingBytes(signer.target(), id, signer.key()))));
    }

    @Override
    String done(EnergyCommand.Signed command, String resultJson, MarketTimes times) {
        AccountKey account =
                ((EnergyCommand.RegisterProsumer) command).certificate().account();
        return "account " + account + " is bound to meter " + meter;
    }
}
