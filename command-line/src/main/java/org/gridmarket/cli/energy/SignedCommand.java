package org.gridmarket.cli.energy;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.cli.AccountOptions;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.Retrying;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.GrpcGatewayLink;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A single operation of an account: signed here, carried by a gateway, sent again under its id until it has an outcome. */
abstract class SignedCommand implements Callable<Integer> {
    private static final int BOOKS_VALID = 8;

    @CommandLine.Mixin
    private final AccountOptions options = new AccountOptions();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** What to sign, now that the market is known. */
    abstract EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now);

    /** What was done, for people. */
    abstract String done(EnergyCommand.Signed command, String resultJson, MarketTimes times);

    /** Why it would be in vain, in words, as far as the public events tell; empty when they do not. */
    Optional<String> inVain(
            GatewayOption through, AccountKey account, EnergyCommand.Signed command, MarketTimes times) {
        return Optional.empty();
    }

    /**
     * What follows once it is on the ledger.
     *
     * @param keys of the report, to be added to
     * @return the exit code
     */
    int follow(Carried carried, Map<String, Object> keys, PrintWriter out) throws InterruptedException {
        return 0;
    }

    /**
     * An operation that is on the ledger.
     *
     * @param resultJson what it returned
     * @param market as it was described before
     * @param link through which it went
     */
    record Carried(String resultJson, KnownMarket market, GrpcGatewayLink link) {}

    /** The account's key. */
    AccountKeyPair keys(Path file) {
        return KeyFile.read(file);
    }

    @Override
    public final Integer call() throws InterruptedException {
        AccountKeyPair keys = keys(options.keyFile());
        KnownMarket market = KnownMarket.of(options.gateway());
        MarketCalendar calendar = market.calendar();
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        Signer signer = new Signer(keys, market.target(), new SecureRandom());
        Book lastBook = calendar.roundAt(now).book().plus(Math.min(BOOKS_VALID, calendar.horizon()));
        EnergyCommand.Signed command = command(signer, calendar, now);
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("function", EnergyFunctions.of(command));
        found.put("account", signer.key().toHex());
        Optional<String> vain = inVain(options.gateway(), signer.key(), command, market.times());
        if (vain.isPresent()) {
            throw failed(found, "NotSent", vain.get());
        }
        OutgoingOperation outgoing = signer.sign(command, signer.newOperation(), lastBook);
        try (GrpcGatewayLink link = options.gateway()
                .link((gateways, authority) -> new GrpcGatewayLink(
                        gateways, authority, market.description().getBlock()))) {
            String result =
                    resultOf(Retrying.untilKnown(() -> link.submit(outgoing.function(), outgoing.submission())), found);
            found.put("answer", CommandTools.read(result));
            PrintWriter out = CommandTools.out(spec);
            out.println(outgoing.function() + " committed: " + done(command, result, market.times()));
            out.flush();
            int code = follow(new Carried(result, market, link), found, out);
            options.report().write(found);
            return code;
        }
    }

    /** The result of what is committed; anything else is a failure, and reported as one. */
    private String resultOf(Answer answer, Map<String, Object> found) {
        String outcome = answer.getClass().getSimpleName();
        if (answer instanceof Answer.Committed done) {
            found.put("outcome", outcome);
            return done.resultJson();
        }
        if (answer instanceof Answer.Rejected refusal) {
            found.put("code", refusal.code());
        }
        throw failed(found, outcome, AccountOptions.why(answer));
    }

    private PartFailedException failed(Map<String, Object> found, String outcome, String text) {
        found.put("outcome", outcome);
        found.put("answer", text);
        options.report().write(found);
        return new PartFailedException(found.get("function") + " of account " + found.get("account") + ": " + text);
    }
}
