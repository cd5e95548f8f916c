package org.gridmarket.cli;

import java.nio.file.Path;
import org.gridmarket.client.Answer;
import picocli.CommandLine;

/** What each command needs that sends one operation of an account, and what it says when nothing came of it. */
public final class AccountOptions {
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

    public GatewayOption gateway() {
        return gateway;
    }

    public Path keyFile() {
        return keyFile;
    }

    public ReportOption report() {
        return report;
    }

    /**
     * Why an operation is not on the ledger, as far as it is known, in words.
     *
     * @throws IllegalArgumentException when it is
     */
    public static String why(Answer answer) {
        return switch (answer) {
            case Answer.Rejected refusal -> refusal.text();
            case Answer.Conflicted conflict -> "conflicted " + conflict.attempts() + " times; nothing happened";
            case Answer.Indeterminate unknown ->
                "no gateway says that it was carried out, and sent again it counts once: " + unknown.reason();
            case Answer.Committed done ->
                throw new IllegalArgumentException("it is on the ledger: " + done.resultJson());
        };
    }
}
