package org.gridmarket.cli.energy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A single operation of an account: signed here, carried by a gateway, sent again under its id until it has an outcome. */
abstract class SignedCommand implements Callable<Integer> {
    private static final int TRIES = 10;
    private static final long RETRY_MILLIS = 300;
    private static final int BOOKS_VALID = 8;

    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "The account's key: 64 hex digits.")
    private Path keyFile = Path.of("account.key");

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** What to sign, now that the market is known. */
    abstract EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now);

    /** The account's key. */
    AccountKeyPair keys(Path file) {
        return KeyFile.read(file);
    }

    @Override
    public final Integer call() throws InterruptedException {
        AccountKeyPair keys = keys(keyFile);
        MarketDescription market = gateway.ask(stub -> stub.describe(DescribeRequest.getDefaultInstance()));
        if (market.getCalendarJson().isEmpty()) {
            throw new PartFailedException("the market is not founded yet; try again when it has a calendar");
        }
        MarketCalendar calendar = RecordCodec.of(MarketCalendar.class).read(market.getCalendarJson());
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        Signer signer = new Signer(keys, new Target(market.getChannel(), market.getChaincode()), new SecureRandom());
        Interval lastBook = calendar.roundAt(now).plus(Math.min(BOOKS_VALID, calendar.horizon()));
        OutgoingOperation outgoing = signer.sign(command(signer, calendar, now), signer.newOperation(), lastBook);
        try (GrpcGatewayLink link = gateway.link()) {
            return tell(signer, outgoing, untilKnown(link, outgoing));
        }
    }

    private static Answer untilKnown(GrpcGatewayLink link, OutgoingOperation outgoing) throws InterruptedException {
        Answer answer = link.submit(outgoing.function(), outgoing.submission());
        for (int i = 1;
                i < TRIES && (answer instanceof Answer.Conflicted || answer instanceof Answer.Indeterminate);
                i++) {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            answer = link.submit(outgoing.function(), outgoing.submission());
        }
        return answer;
    }

    private int tell(Signer signer, OutgoingOperation outgoing, Answer answer) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("function", outgoing.function());
        keys.put("account", signer.key().toHex());
        keys.put("outcome", answer.getClass().getSimpleName());
        String text = switch (answer) {
            case Answer.Committed done -> done.resultJson();
            case Answer.Rejected refusal -> refusal.text();
            case Answer.Conflicted conflict -> "conflicted " + conflict.attempts() + " times; nothing happened";
            case Answer.Indeterminate unknown ->
                "no gateway says that it was carried out, and sent again it counts once: " + unknown.reason();
        };
        keys.put("answer", text);
        report.write(keys);
        if (answer instanceof Answer.Committed) {
            CommandTools.out(spec).println(outgoing.function() + " committed: " + text);
            return 0;
        }
        throw new PartFailedException(outgoing.function() + " of account " + signer.key() + ": " + text);
    }
}
