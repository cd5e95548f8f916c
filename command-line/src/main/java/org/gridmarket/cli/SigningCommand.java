package org.gridmarket.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.gridmarket.client.Answer;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A single operation of an account: signed here, carried by a gateway, sent again under its id until it has an outcome.
 *
 * @param <E> the events of the market
 */
public abstract class SigningCommand<E> implements Callable<Integer> {
    @CommandLine.Mixin
    private final AccountOptions options = new AccountOptions();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private final EventFamily<E> events;

    /** @param events those of the market, one of which may prove the operation */
    protected SigningCommand(EventFamily<E> events) {
        this.events = events;
    }

    /**
     * An operation, signed.
     *
     * @param proof which event shows that it is on the ledger, if any does
     * @param <E> the events of the market
     */
    public record Signed<E>(String function, Submission submission, Predicate<E> proof) {}

    /** What to sign, now that the market can be asked. */
    protected abstract Signed<E> sign(AccountKeyPair keys, GatewayOption through);

    /** Where the account's key is. */
    protected final Path keyFile() {
        return options.keyFile();
    }

    /** What came of it, for people: as the ledger answered it, unless a command says more. Empty text: an event alone tells. */
    protected String words(Submission signed, String resultJson) {
        return resultJson;
    }

    /** The account's key. */
    protected AccountKeyPair keys(Path file) {
        return KeyFile.read(file);
    }

    @Override
    public final Integer call() throws InterruptedException {
        Signed<E> signed = sign(keys(options.keyFile()), options.gateway());
        try (MarketLink<E> link =
                options.gateway().link((gateways, authority) -> new MarketLink<>(gateways, authority, 0, events))) {
            return tell(
                    signed,
                    Retrying.untilKnown(
                            () -> link.submit(signed.function(), signed.submission(), Optional.of(signed.proof()))));
        }
    }

    private int tell(Signed<E> signed, Answer answer) {
        String account = signed.submission().signer().toHex();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("function", signed.function());
        keys.put("account", account);
        keys.put("outcome", answer.getClass().getSimpleName());
        String text = answer instanceof Answer.Committed done ? done.resultJson() : AccountOptions.why(answer);
        keys.put("answer", text);
        options.report().write(keys);
        if (answer instanceof Answer.Committed) {
            CommandTools.out(spec).println(signed.function() + " committed: " + words(signed.submission(), text));
            return 0;
        }
        throw new PartFailedException(
                signed.function() + " of account " + signed.submission().signer() + ": " + text);
    }
}
