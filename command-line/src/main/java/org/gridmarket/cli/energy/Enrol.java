package org.gridmarket.cli.energy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.MeterEnrolment;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Asks for a meter's registration, with its key. */
@CommandLine.Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        description = "Asks for the registration of a smart meter; DSO and cooperative decide.",
        footer = {
            "",
            "Example: ./gridmarket enrol 101 --new --meter-key meter.key --feeder street-1 --production 500 --consumption 800"
                    + " --gateway 127.0.0.1:8080"
        })
public final class Enrol implements Callable<Integer> {
    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Parameters(paramLabel = "METER", description = "The name it wants.")
    private String meter = "";

    @CommandLine.Option(names = "--new", description = "Make the meter's key first.")
    private boolean fresh;

    @CommandLine.Option(names = "--meter-key", paramLabel = "FILE", required = true, description = "The meter's key.")
    private Path keyFile = Path.of("meter.key");

    @CommandLine.Option(
            names = "--feeder",
            paramLabel = "NAME",
            required = true,
            description = "Where it is connected.")
    private String feeder = "";

    @CommandLine.Option(names = "--production", paramLabel = "WH", required = true, description = "L+ in an interval.")
    private long production;

    @CommandLine.Option(names = "--consumption", paramLabel = "WH", required = true, description = "L- in an interval.")
    private long consumption;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        MeterId id = CommandTools.usage(() -> new MeterId(meter));
        FeederId line = CommandTools.usage(() -> new FeederId(feeder));
        TradingLimits limits =
                CommandTools.usage(() -> new TradingLimits(Energy.ofWh(production), Energy.ofWh(consumption)));
        AccountKeyPair keys = fresh ? KeyFile.make(keyFile) : KeyFile.read(keyFile);
        Bytes signature = keys.sign(MeterEnrolment.signingBytes(id, keys.publicKey(), line, limits));
        EnrolRequest request = EnrolRequest.newBuilder()
                .setMeter(meter)
                .setKey(bytes(keys.publicKey().key()))
                .setFeeder(feeder)
                .setLPlusWh(production)
                .setLMinusWh(consumption)
                .setSignature(bytes(signature))
                .build();
        String status = gateway.askAt(channel -> GatewayOption.forOneQuestion(MeterGrpc.newBlockingStub(channel))
                        .enrol(request))
                .getStatus();
        CommandTools.out(spec)
                .println("meter " + meter + ": " + status + "\nnext: "
                        + (status.equals("REGISTERED")
                                ? "gridmarket register --meter " + meter
                                : "the DSO: gridmarket operator admit " + meter));
        return 0;
    }

    private static ByteString bytes(Bytes content) {
        return ByteString.copyFrom(content.copy());
    }
}
