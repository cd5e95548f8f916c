package org.gridmarket.worker.compute.role;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.LineFile;

/** A journal as a private file: a fact a line, in hex. Rewritten from time to time without what is over. Thread-safe. */
public final class JournalFile implements Journal {
    /** So many lines more than facts, and it is rewritten: a day of a busy provider. */
    private static final int MOST_LINES_OVER = 4_000;

    private static final RecordCodec<Fact> CODEC = RecordCodec.of(Fact.class);

    private final LineFile file;
    private final FactList facts = new FactList();
    private int lines;

    public JournalFile(Path path) {
        this.file = new LineFile(path);
        for (String line : file.lines()) {
            facts.add(CODEC.read(Bytes.hex(line)));
        }
        compact();
    }

    @Override
    public synchronized void keep(Fact fact) {
        file.append(line(fact));
        facts.add(fact);
        lines++;
        if (lines > facts.facts().size() + MOST_LINES_OVER) {
            compact();
        }
    }

    private void compact() {
        List<Fact> left = facts.facts();
        StringBuilder text = new StringBuilder();
        left.forEach(fact -> text.append(line(fact)));
        file.replace(text.toString());
        lines = left.size();
    }

    private static String line(Fact fact) {
        return CODEC.writeBytes(fact).toHex() + '\n';
    }

    @Override
    public synchronized List<Fact> facts() {
        return facts.facts();
    }
}
