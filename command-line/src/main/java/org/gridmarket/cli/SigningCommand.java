package org.gridmarket.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.client.Answer;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A single operation of an account: signed here, carried by a gateway, sent again under its id until it has an
 * outcome. It listens to no events: two organisations have to say what became of it, or one that is trusted.
 */
public abstract class SigningCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private final AccountOptions options = new AccountOptions();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** An operation, signed. */
    public record Signed(String function, Submission submission) {}

    /** What to sign, now that the market can be asked. */
    protected abstract Signed sign(AccountKeyPair keys, GatewayOption through);

    /** Where the account's key is. */
    protected final Path keyFile() {
        return options.keyFile();
    }

    /** What came of it, for people: as the ledger answered it, unless a command says more. The answer may be empty. */
    protected String words(Submission signed, String resultJson) {
        return resultJson;
    }

    /** The account's key. */
    protected AccountKeyPair keys(Path file) {
        return KeyFile.read(file);
    }

    @Override
    public final Integer call() throws InterruptedException {
        Signed signed = sign(keys(options.keyFile()), options.gateway());
        try (MarketLink<Object> link = options.gateway()
                .link((gateways, authority) -> new MarketLink<>(gateways, authority, 0, unread -> List.of()))) {
            return tell(
                    signed,
                    Retrying.untilKnown(() -> link.submit(signed.function(), signed.submission(), Optional.empty())));
        }
    }

    private int tell(Signed signed, Answer answer) {
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
