package org.gridmarket.audit.energy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for traces in what the parts of a market write. An oblivious relay knows addresses and must not learn accounts, a
 * gateway or a solver the other way round; so nobody may write an anonymous account or a household's address down at all, and
 * a relay not even a public account.
 */
public final class LogSearch {
    private static final String RELAY = "relay";
    private static final int MOST_TOLD = 20;

    private final TraceAudit accounts;
    private final String households;

    /**
     * @param accounts which accounts are anonymous
     * @param households the address from which homes speak to relays, and nobody to anybody else
     */
    public LogSearch(TraceAudit accounts, String households) {
        this.accounts = accounts;
        this.households = households;
    }

    /** Traces in the files of a folder; those of relays have names that begin so. */
    public List<String> folder(Path logs) {
        try (Stream<Path> files = Files.list(logs)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                found.addAll(text(String.valueOf(file.getFileName()), Files.readString(file)));
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot search " + logs, unreadable);
        }
    }

    /**
     * Traces in a text.
     *
     * @param name of what wrote it
     */
    public List<String> text(String name, String text) {
        List<String> found = new ArrayList<>();
        if (name.startsWith(RELAY)) {
            add(found, name, text, TraceAudit::namesAny, "names an account");
        } else {
            add(found, name, text, accounts::namesAnonymous, "names an anonymous account");
        }
        add(found, name, text, line -> line.contains(households), "names a household's address");
        return found;
    }

    private static void add(List<String> found, String name, String text, Predicate<String> isTrace, String what) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (found.size() < MOST_TOLD && isTrace.test(line)) {
                found.add(name + ":" + number + " " + what);
            }
        }
    }
}
