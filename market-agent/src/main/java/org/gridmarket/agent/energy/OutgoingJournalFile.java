package org.gridmarket.agent.energy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.LineFile;

/**
 * The journal of outgoing operations as a private file: {@code send FUNCTION SIGNER OPERATION LAST_BOOK PAYLOAD SIGNATURE} before
 * an operation is sent, {@code done OPERATION} or {@code refused OPERATION} after its answer, {@code page PAGE} for what was
 * posted. Rewritten from time to time without what is over.
 */
public final class OutgoingJournalFile implements OutgoingJournal {
    /** After so many lines it is rewritten. */
    private static final int MOST_LINES = 500;

    /** So many of the newest pages are kept: more than can be posted and not told within an interval. */
    private static final int PAGES = 64;

    private static final String SEND = "send";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final String PAGE = "page";

    private final LineFile file;
    private final Map<OperationId, OutgoingOperation> outstanding = new LinkedHashMap<>();
    private final Deque<PageId> pages = new ArrayDeque<>();
    private int lines;

    public OutgoingJournalFile(Path file) {
        this.file = new LineFile(file);
        this.file.lines().forEach(this::remember);
        compact();
    }

    private void remember(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case SEND -> {
                OutgoingOperation operation = read(words);
                outstanding.put(operation.submission().operation(), operation);
            }
            case DONE -> {
                OutgoingOperation done = outstanding.remove(new OperationId(Bytes.hex(words[1])));
                if (done != null) {
                    keepPage(done);
                }
            }
            case REFUSED -> outstanding.remove(new OperationId(Bytes.hex(words[1])));
            case PAGE -> pages.add(PageId.hex(words[1]));
            default -> throw new IllegalStateException(file + " has the unknown line '" + line + "'");
        }
    }

    private static OutgoingOperation read(String[] words) {
        String function = words[1];
        Bytes payload = Bytes.hex(words[5]);
        Submission submission = new Submission(
                new AccountKey(Bytes.hex(words[2])),
                new OperationId(Bytes.hex(words[3])),
                Book.of(Integer.parseInt(words[4])),
                payload,
                Bytes.hex(words[6]));
        return new OutgoingOperation(function, command(function, payload), submission);
    }

    private static EnergyCommand.Signed command(String function, Bytes payload) {
        Class<? extends EnergyCommand> type = EnergyFunctions.command(function)
                .orElseThrow(() -> new IllegalStateException("no command is called " + function));
        return (EnergyCommand.Signed) RecordCodec.of(type).read(payload);
    }

    private static String line(OutgoingOperation operation) {
        Submission submission = operation.submission();
        return String.join(
                        " ",
                        SEND,
                        operation.function(),
                        submission.signer().toHex(),
                        submission.operation().id().toHex(),
                        Integer.toString(submission.lastBook().index()),
                        submission.payload().toHex(),
                        submission.signature().toHex())
                + "\n";
    }

    private void keepPage(OutgoingOperation operation) {
        boolean posts = operation.command() instanceof EnergyCommand.PostOffers
                || operation.command() instanceof EnergyCommand.ReplaceOffers;
        if (posts) {
            Submission submission = operation.submission();
            pages.add(PageId.of(submission.signer(), submission.operation(), submission.lastBook()));
            if (pages.size() > PAGES) {
                pages.remove();
            }
        }
    }

    private void compact() {
        StringBuilder kept = new StringBuilder();
        pages.forEach(page -> kept.append(PAGE).append(' ').append(page).append('\n'));
        outstanding.values().forEach(operation -> kept.append(line(operation)));
        file.replace(kept.toString());
        lines = pages.size() + outstanding.size();
    }

    private void append(String line) {
        file.append(line);
        lines++;
        if (lines > MOST_LINES) {
            compact();
        }
    }

    @Override
    public synchronized void sending(OutgoingOperation operation) {
        outstanding.put(operation.submission().operation(), operation);
        append(line(operation));
    }

    @Override
    public synchronized void answered(OutgoingOperation operation, boolean committed) {
        OperationId id = operation.submission().operation();
        outstanding.remove(id);
        if (committed) {
            keepPage(operation);
        }
        append((committed ? DONE : REFUSED) + " " + id.id().toHex() + "\n");
    }

    @Override
    public synchronized List<OutgoingOperation> outstanding() {
        return List.copyOf(outstanding.values());
    }

    @Override
    public synchronized List<PageId> pages() {
        return List.copyOf(pages);
    }
}
