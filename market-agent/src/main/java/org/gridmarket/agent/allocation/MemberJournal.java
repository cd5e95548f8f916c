package org.gridmarket.agent.allocation;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.LineFile;
import org.jspecify.annotations.Nullable;

/**
 * What a member's agent has signed, written down before it is sent: one that was stopped at any moment sends the same bytes
 * again, which the ledger carries out once, and posts no offer a second time. Lines {@code sent JSON}, {@code posted NAME},
 * {@code over}. Not thread-safe.
 */
public final class MemberJournal {
    /** After so many lines it is rewritten without what is over. */
    static final int MOST_LINES = 2_000;

    private static final String SENT = "sent ";
    private static final String POSTED = "posted ";
    private static final String OVER = "over";

    /**
     * An operation that is on its way.
     *
     * @param names of the offers in it; none when it posts nothing
     * @param book that they are posted into; null when it posts nothing
     */
    public record Sent(
            String function,
            Submission submission,
            List<String> names,
            @Nullable Cycle book) {
        public Sent {
            names = List.copyOf(names);
        }
    }

    private final LineFile file;
    private final Set<String> posted = new LinkedHashSet<>();
    private @Nullable Sent underWay;
    private int lines;

    /** Opens the file, or makes it. */
    public MemberJournal(Path path) {
        this.file = new LineFile(path);
        this.file.lines().forEach(this::remember);
        this.lines = this.file.lines().size();
    }

    private void remember(String line) {
        if (line.startsWith(SENT)) {
            underWay = RecordCodec.of(Sent.class).read(line.substring(SENT.length()));
        } else if (line.startsWith(POSTED)) {
            posted.add(line.substring(POSTED.length()));
        } else if (line.equals(OVER)) {
            underWay = null;
        } else {
            throw new IllegalStateException(file + " has the unknown line '" + line + "'");
        }
    }

    /** It is about to be sent for the first time. */
    void sending(Sent next) {
        underWay = next;
        append(SENT + RecordCodec.of(Sent.class).write(next) + "\n");
    }

    /** Nothing more will come of it. What was posted is never posted again. */
    void over(boolean committed) {
        Sent done = underWay;
        StringBuilder text = new StringBuilder();
        if (done != null && committed) {
            for (String name : done.names()) {
                posted.add(name);
                text.append(POSTED).append(name).append('\n');
            }
        }
        underWay = null;
        append(text + OVER + "\n");
    }

    private void append(String text) {
        file.append(text);
        lines += (int) text.lines().count();
    }

    Optional<Sent> underWay() {
        return Optional.ofNullable(underWay);
    }

    boolean hasPosted(String name) {
        return posted.contains(name);
    }

    /** Forgets offers that are listed no more, once there is much to forget and nothing is on its way. */
    void forget(Predicate<String> listed) {
        if (lines <= MOST_LINES || underWay != null) {
            return;
        }
        posted.removeIf(listed.negate());
        StringBuilder kept = new StringBuilder();
        posted.forEach(name -> kept.append(POSTED).append(name).append('\n'));
        file.replace(kept.toString());
        lines = posted.size();
    }
}
